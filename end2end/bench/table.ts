import { appendFileSync } from "node:fs";

const file = process.env.PORTERIA_BENCH_ROWS;

/** A line of the table that scripts/bench-browser.sh prints, of the shape that the others have. */
export function tell(work: string, measured: string, goal: string, holds: boolean): void {
  const line = `| ${work} | ${measured} | ${goal} | ${holds ? "holds" : "missed"} |`;
  console.log(line);
  if (file) appendFileSync(file, `${line}\n`);
}
