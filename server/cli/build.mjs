/** `npm run build`: install and build what changed. */
import './node-version.mjs';
import { buildIfChanged } from './build-if-changed.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { command } from './failure.mjs';
import { install } from './install.mjs';
import { interruptible } from './interruptible.mjs';

endWithNpm();
await command(() =>
  interruptible(async () => {
    await install();
    const built = await buildIfChanged();
    if (!built) process.stdout.write('dist is up to date\n');
  }),
);
