// Prints what is wrong in the style sheets of a folder: what does not parse, properties and values that CSS does not know, and custom
// properties that are used and nowhere defined.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const css = require("css-tree/dist/csstree.esm");

const folder = process.argv[2];
const defined = new Set();
const used = [];

function read(name) {
  const tell = (line, message) => console.log(`${join(folder, name)}(${line}): ${message}`);
  const tree = css.parse(readFileSync(join(folder, name), "utf8"), {
    positions: true,
    parseCustomProperty: true,
    onParseError: (error) => tell(error.line, error.message),
  });
  css.walk(tree, (node) => {
    if (node.type === "Declaration") {
      judge(node, (message) => tell(node.loc.start.line, message));
    } else if (node.type === "Function" && node.name === "var") {
      used.push({ name: node.children.first.name, tell: (message) => tell(node.loc.start.line, message) });
    }
  });
}

function judge({ property, value }, tell) {
  if (property.startsWith("--")) {
    defined.add(property);
    return;
  }
  const unknown = css.lexer.checkPropertyName(property);
  // css-tree does not know what var() stands for
  const wrong =
    unknown ??
    (css.find(value, (node) => node.type === "Function" && node.name === "var") ? null : css.lexer.matchProperty(property, value).error);
  if (wrong) {
    tell(`${property}: ${css.generate(value)}: ${wrong.message.split("\n")[0]}`);
  }
}

readdirSync(folder).forEach(read);
used.filter(({ name }) => !defined.has(name)).forEach(({ name, tell }) => tell(`${name} is nowhere defined`));
