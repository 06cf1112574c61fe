const WIDTH = 145;
const INDENT = '   * ';

/** A comment on a class member; long lines are wrapped, tags are left alone. */
export function comment(lines) {
  return ['  /**', ...lines.flatMap((line) => line.startsWith('@') ? [line] : wrapped(line)).map((line) => (INDENT + line).trimEnd()), '   */'].join('\n');
}

function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.pop();
    const longer = last ? `${last} ${word}` : word;
    lines.push(...INDENT.length + longer.length <= WIDTH ? [longer] : [last, word]);
  }
  return lines;
}
