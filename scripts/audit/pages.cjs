// Every HTML page: axe-core in light and dark, at 1280 and 320 px; no sideways scroll; no request leaves; no duplicate id.
const fs = require("fs"), path = require("path"), { pathToFileURL } = require("url");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function pages(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return pages(place);
    return entry.name.endsWith(".html") ? [place] : [];
  });
}

(async () => {
  const root = fs.realpathSync(process.argv[2]);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  let faults = 0, checked = 0;
  const tell = (file, text) => { faults += 1; console.log(`${path.relative(root, file)}: ${text}`); };
  for (const file of pages(root)) {
    for (const scheme of ["light", "dark"]) for (const width of [1280, 320]) {
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith("file:") && !url.startsWith("data:")) tell(file, `asks for ${new URL(url).host}`);
      });
      await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
      await page.evaluate(axe);
      const found = await page.evaluate((tags) => axe.run({ runOnly: tags }), TAGS);
      for (const rule of found.violations)
        tell(file, `${scheme} ${width}: ${rule.id} ×${rule.nodes.length} (${rule.nodes[0].target})`);
      const seen = await page.evaluate(() => {
        const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
        return {
          sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
          twice: ids.filter((id, at) => ids.indexOf(id) !== at),
          placeholder: document.documentElement.outerHTML.includes("No description has been provided"),
        };
      });
      if (seen.sideways) tell(file, `${width}: the page scrolls sideways`);
      if (seen.twice.length) tell(file, `ids twice: ${seen.twice.slice(0, 3)}`);
      if (seen.placeholder) tell(file, "a picture has a placeholder for its description");
      checked += 1;
      await page.close();
    }
  }
  await browser.close();
  console.log(`pages: ${checked} views checked, ${faults} faults`);
  process.exit(faults ? 1 : 0);
})();
