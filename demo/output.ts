/** Where the demo writes to: a terminal, or a pipe. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

type Paint = (text: string) => string;

/** How text is emphasized. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly moving: Paint;
}

/** Colours on a terminal, none in a pipe or when NO_COLOR is set. */
export function styleOf(output: Output): Style {
  const coloured = output.isTTY === true && !process.env.NO_COLOR;
  const paint = (code: number): Paint => text => coloured ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { bold: paint(1), dim: paint(2), good: paint(32), bad: paint(31), moving: paint(33) };
}

/** The colour that a state of a stack, a share or an association deserves. */
export function paintState(style: Style, state: string): string {
  if (/FAILED|ROLLBACK|REJECTED/.test(state)) return style.bad(state);
  if (/ING$|PROGRESS|PENDING/.test(state)) return style.moving(state);
  return /^(ASSOCIATED|ACTIVE|.*COMPLETE)$/.test(state) ? style.good(state) : style.dim(state);
}

/** Rows with aligned columns, as lines. Colours don't count as width. */
export function table(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, index) => Math.max(known[index] ?? 0, widthOf(cell))), []);
  return rows.map(row => row.map((cell, index) => index === row.length - 1 ? cell : cell + ' '.repeat(widths[index] - widthOf(cell))).join('  ').trimEnd());
}

function widthOf(text: string): number {
  return text.replace(/\u001b\[\d+m/g, '').length;
}
