"""What was received becomes reports and verbatim words; nothing is lost on the way.

The room's front door is :mod:`researchkit.intake.reading` (``read`` one source, ``combine`` several). It takes
names and bytes and touches no disk: the store reads the files.
"""
