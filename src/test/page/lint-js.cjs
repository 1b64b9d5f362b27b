// Prints what is wrong in the JavaScript that a tsconfig.json names: what TypeScript reports, and three rules that it does not have.
const { dirname } = require("node:path");
const ts = require("typescript");

const file = process.argv[2];
const config = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, dirname(file));
const program = ts.createProgram(config.fileNames, config.options);
const types = program.getTypeChecker();
const sources = program.getSourceFiles().filter((source) => config.fileNames.includes(source.fileName));

const LOOSE = { [ts.SyntaxKind.EqualsEqualsToken]: "===", [ts.SyntaxKind.ExclamationEqualsToken]: "!==" };
const steps = (node) => [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator);
const written = new Set();
const bindings = [];

function look(node) {
  if (ts.isBinaryExpression(node)) {
    if (LOOSE[node.operatorToken.kind]) {
      tell(node, `Compare with ${LOOSE[node.operatorToken.kind]}.`);
    }
    if (ts.isAssignmentOperator(node.operatorToken.kind)) {
      write(node.left);
    }
  } else if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && steps(node)) {
    write(node.operand);
  } else if ((ts.isForOfStatement(node) || ts.isForInStatement(node)) && !ts.isVariableDeclarationList(node.initializer)) {
    write(node.initializer);
  } else if (ts.isVariableDeclarationList(node)) {
    declare(node);
  }
  ts.forEachChild(node, look);
}

function declare(list) {
  const eachTurn = ts.isForOfStatement(list.parent) || ts.isForInStatement(list.parent);
  if (!(list.flags & ts.NodeFlags.BlockScoped)) {
    tell(list, "Declare it with const or let.");
  } else if (list.flags & ts.NodeFlags.Let) {
    bindings.push(...list.declarations.filter((each) => ts.isIdentifier(each.name) && (each.initializer || eachTurn)));
  }
}

/** Takes the parts of a pattern, as in "[a, b] = list", for written as well. */
function write(target) {
  if (ts.isIdentifier(target)) {
    written.add(
      ts.isShorthandPropertyAssignment(target.parent)
        ? types.getShorthandAssignmentValueSymbol(target.parent)
        : types.getSymbolAtLocation(target),
    );
  } else if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) {
    ts.forEachChild(target, write);
  }
}

function tell(node, message) {
  const source = node.getSourceFile();
  const at = ts.getLineAndCharacterOfPosition(source, node.getStart(source));
  console.log(`${source.fileName}(${at.line + 1},${at.character + 1}): ${message}`);
}

const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: ts.sys.getCurrentDirectory, getNewLine: () => "\n" };
process.stdout.write(ts.formatDiagnostics([...config.errors, ...ts.getPreEmitDiagnostics(program)], host));
sources.forEach(look);
bindings
  .filter(({ name }) => !written.has(types.getSymbolAtLocation(name)))
  .forEach((each) => tell(each, "Declare it with const: it is never assigned again."));
