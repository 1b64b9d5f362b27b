import { element, fresh, keep, say } from "./dom.js";
import { text, whenLanguageIsKnown } from "./language.js";

/**
 * A table whose rows stay where they are while their figures change. On a narrow screen the style sheet lays each row out as a block,
 * for which the roles are named, since a browser forgets them with the layout.
 *
 * @param label the text's key that names the table
 * @param columns of each: "name" (of its class and its text, "column.name"), "show" (an item's text, or a node), "numeric",
 *     "same" (an item's text that tells whether the node has to be made anew); or instead of these "make" (called once for a row with
 *     what returns its latest item; makes a node with a method "refresh")
 * @param keyOf what makes an item the same one as before
 * @param detail fills the row below an item when the reader opens it; leaves it away where it returns null
 * @param empty the text's key that says what will appear here
 */
export function table({ label, columns, keyOf, detail = null, empty }) {
  const body = element("table", { role: "table", class: "table" });
  const head = element("thead", { role: "rowgroup" });
  const nothing = element("p", { class: "empty" });
  const rows = element("div", { class: "rows" });
  body.append(head);
  rows.append(nothing, body);
  let last = null;

  whenLanguageIsKnown(() => {
    body.setAttribute("aria-label", text(label));
    head.replaceChildren(
      element(
        "tr",
        { role: "row" },
        columns.map((column) =>
          element("th", { role: "columnheader", scope: "col", class: classOf(column) }, text(`column.${column.name}`)),
        ),
        detail &&
          element(
            "th",
            { role: "columnheader", scope: "col", class: "col-more" },
            element("span", { class: "unseen" }, text("column.more")),
          ),
      ),
    );
    body.querySelectorAll("tbody").forEach((row) => row.remove());
    show(last);
  });

  /** @param items null where nobody knows them yet */
  function show(items) {
    last = items;
    say(nothing, text(items ? empty : "unknown"));
    nothing.hidden = items?.length > 0;
    body.hidden = !nothing.hidden;
    head.dataset.key = "head";
    keep(
      body,
      [head, ...(items ?? [])],
      (item) => (item === head ? "head" : keyOf(item)),
      (item) => rowOf(item, columns, detail),
    );
  }

  return { node: rows, show };
}

const classOf = (column) => `col-${column.name}${column.numeric ? " numeric" : ""}`;

function rowOf(item, columns, detail) {
  const cells = columns.map((column) =>
    element("td", { role: "cell", class: classOf(column), "data-name": text(`column.${column.name}`) }),
  );
  const row = element("tr", { role: "row" }, cells);
  const group = element("tbody", { role: "rowgroup" }, row);
  let latest = item;
  if (detail) {
    openable(group, row, detail, () => latest);
  }
  group.refresh = (newer) => {
    latest = newer;
    columns.forEach((column, i) => fill(cells[i], column, newer, () => latest));
    group.refreshDetail?.();
  };
  return group;
}

const NOTHING = "–";

/** A cell without anything to show is left out where space is short. */
function fill(cell, column, item, latest) {
  put(cell, column, item, latest);
  cell.toggleAttribute("data-nothing", cell.textContent === NOTHING);
}

function put(cell, column, item, latest) {
  if (column.make) {
    if (!cell.firstChild) {
      cell.append(column.make(latest));
    }
    cell.firstChild.refresh(item);
    return;
  }
  if (!column.same) {
    const shown = column.show(item);
    if (shown instanceof Node) {
      cell.replaceChildren(shown);
    } else {
      say(cell, shown);
    }
    return;
  }
  const mark = column.same(item);
  if (cell.dataset.shown !== mark) {
    cell.dataset.shown = mark;
    cell.replaceChildren(column.show(item));
  }
}

function openable(group, row, detail, latest) {
  const id = fresh("detail");
  const place = element("td", { role: "cell", colSpan: 99, class: "detail" });
  const below = element("tr", { role: "row", id, hidden: true, class: "detail-row" }, place);
  const button = element(
    "button",
    { type: "button", class: "more", "aria-expanded": "false", "aria-controls": id, onclick: toggle },
    text("more"),
  );
  row.append(element("td", { role: "cell", class: "col-more" }, button));
  group.append(below);
  let shown = "";

  function toggle() {
    below.hidden = !below.hidden;
    button.setAttribute("aria-expanded", String(!below.hidden));
    say(button, text(below.hidden ? "more" : "less"));
    group.refreshDetail();
  }

  group.refreshDetail = () => {
    if (below.hidden) {
      // what the reader may no longer see must not stay in a row that is closed
      shown = "";
      place.replaceChildren();
      return;
    }
    const { mark, node, update } = detail(latest());
    if (mark !== shown) {
      shown = mark;
      place.replaceChildren(node());
    } else {
      // built anew, a reader would lose what is selected in it
      update?.(place);
    }
  };
}
