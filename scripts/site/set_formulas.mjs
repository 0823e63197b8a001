// node set_formulas.mjs MATHJAX BOOK: sets the formulas of a book's pages, so that no browser has to.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [mathjax, book] = process.argv.slice(2);
const FORMULA = /(<(span|div) class="(?:amsmath )?math notranslate nohighlight"[^>]*>)([^<]*)(<\/\2>)/g;
const ESCAPED = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&amp;": "&" };
const FONTS = `${mathjax}/es5/output/chtml/fonts/woff-v2`;

const MathJax = await createRequire(import.meta.url)(`${mathjax}/es5/node-main.js`).init({
  loader: { load: ["input/tex-full", "output/chtml", "a11y/assistive-mml"] },
  tex: {
    packages: { "[-]": ["noerrors", "noundefined"] },
    formatError: ({ latex }, { message }) => {
      throw new Error(`${message} in the formula ${latex}`);
    },
  },
  chtml: { fontURL: ".", scale: 1.2 }, // small letters as high as those of the usual fonts for text
});

function set(source) {
  const written = source.replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, (entity) => ESCAPED[entity]).trim();
  const [, inline] = /^\\\((.*)\\\)$/s.exec(written) ?? [];
  const [, displayed] = /^\\\[(.*)\\\]$/s.exec(written) ?? [];
  return MathJax.startup.adaptor.outerHTML(MathJax.tex2chtml(inline ?? displayed ?? written, { display: inline === undefined }));
}

for (const name of readdirSync(book).filter((file) => file.endsWith(".html"))) {
  const page = readFileSync(`${book}/${name}`, "utf8");
  writeFileSync(`${book}/${name}`, page.replace(FORMULA, (_, opening, __, source, closing) => opening + set(source) + closing));
}
const target = `${book}/_static/formulas`;
mkdirSync(target, { recursive: true });
for (const name of readdirSync(FONTS)) copyFileSync(`${FONTS}/${name}`, `${target}/${name}`);
writeFileSync(`${target}/formulas.css`, MathJax.startup.adaptor.textContent(MathJax.chtmlStylesheet()));
