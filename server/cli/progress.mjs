/** Between two lines that say that a long step still runs, where no terminal can rewrite one; milliseconds. */
const STILL_MS = 10_000;

/**
 * Says what is being done while it is done, and how long it took. On a terminal one line is rewritten every
 * second; elsewhere (a log, CI) a line comes at the start, every ten seconds, and at the end.
 * @template T
 * @param {string} doing `Installing packages`
 * @param {string} done `Installed packages`
 * @param {(note: (text: string) => void) => Promise<T>} work may note where it is: `step 2 of 3`
 * @returns {Promise<T>} what the work gave; its error passes through
 */
export async function progress(doing, done, work) {
  const out = process.stdout;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  let noted = '';
  const live = () => out.write(`\r\x1b[2K${doing} … ${Math.round(seconds())} s${noted}`);
  const still = () => out.write(`${doing} … ${Math.round(seconds())} s${noted}\n`);

  if (out.isTTY) live();
  else out.write(`${doing} …\n`);
  const timer = setInterval(out.isTTY ? live : still, out.isTTY ? 1000 : STILL_MS);
  try {
    const result = await work(text => {
      noted = `: ${text}`;
      if (out.isTTY) live();
    });
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${done} (${seconds().toFixed(1)} s)\n`);
    return result;
  } catch (error) {
    if (out.isTTY) out.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
