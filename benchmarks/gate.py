"""What the gate finds and what it costs: every planted name in every wrapping, false alarms, and seconds a megabyte.

    python benchmarks/gate.py [FOLDER OF A RELEASE]

False alarms are sought in the wrappings themselves, holding a sentence that names nobody, and, where a folder is given, in
the files of a release that passed the gate: they are searched for names that are invented and stand nowhere.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import leak_channels as leaks

from researchkit.protect import gate


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    missed: list[str] = []
    false = 0
    for name, channel in leaks.CHANNELS.items():
        for number, person in enumerate(leaks.NAMES):
            path, data = channel(person)
            if gate.check({path: data}, [person]).open:
                missed.append(f"{name} {number}")
        path, data = channel("Nobody Atallwho")
        false += not gate.check({path: data}, leaks.NAMES).open
    all_of_them = len(leaks.CHANNELS) * len(leaks.NAMES)
    say(
        f"planted {all_of_them} ({len(leaks.CHANNELS)} wrappings, {len(leaks.NAMES)} names): {len(missed)} missed"
    )
    say("".join(f"  missed: {one}\n" for one in missed).rstrip() or "  none missed")
    say(f"wrappings of a sentence that names nobody: {false} false alarms in {len(leaks.CHANNELS)}")
    for folder in sys.argv[1:]:
        root = Path(folder)
        files = {
            p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()
        }
        size = sum(map(len, files.values())) / 1e6
        began = time.process_time()
        passed = gate.check(files, leaks.NAMES)
        used = time.process_time() - began
        say(
            f"release: {len(files)} files, {size:.1f} MB: {len(passed.issues)} false alarms; {used / size:.2f} s a megabyte"
        )


if __name__ == "__main__":
    main()
