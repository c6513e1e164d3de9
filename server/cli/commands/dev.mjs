/** `npm run dev`: the server in development, started again whenever its source changes. Vite, inside it, does the web. */
import '../install/node-version.mjs';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { install } from '../install/install.mjs';
import { ROOT } from '../paths.mjs';
import { startNode } from '../process/child.mjs';
import { endWithNpm } from '../process/end-with-npm.mjs';
import { command } from '../process/failure.mjs';
import { interruptible } from '../process/interruptible.mjs';

/** Editors write one file in several steps; milliseconds of quiet before a restart. */
const QUIET_MS = 100;
const SERVER = join(ROOT, 'server');
/** What the running server is not made of. */
const NOT_SERVER = /^cli([/\\]|$)|\.test\.[a-z]+$|\.tsbuildinfo$|~$|(^|[/\\])\./;

endWithNpm();
await command(() =>
  interruptible(async () => {
    await install();
    await serve();
  }),
);

/** Runs until a signal; a server that ends by itself (a syntax error, a taken port) waits for the next change. */
function serve() {
  let child = start();
  /** @type {NodeJS.Timeout | undefined} */
  let quiet;
  watch(SERVER, { recursive: true }, (_event, name) => {
    if (name === null || NOT_SERVER.test(name)) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => restart(name), QUIET_MS);
  });
  return new Promise(() => {});

  /** @param {string} name */
  function restart(name) {
    process.stdout.write(`server/${name.replaceAll('\\', '/')} changed: starting the server again\n`);
    const old = child;
    if (old.exitCode !== null || old.signalCode !== null) {
      child = start();
      return;
    }
    if (old.killed) return;
    old.once('close', () => {
      child = start();
    });
    old.kill();
  }
}

function start() {
  const child = startNode(['--import', 'tsx', join(SERVER, 'main.ts')], {
    env: { ...process.env, NODE_ENV: 'development' },
  });
  child.once('close', code => {
    if (!child.killed)
      process.stdout.write(`The server ended (${code}); it starts again when its source changes.\n`);
  });
  return child;
}
