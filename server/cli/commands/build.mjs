/** `npm run build`: install and build what changed. */
import '../install/node-version.mjs';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { install } from '../install/install.mjs';
import { command } from '../process/command.mjs';

await command(async () => {
  await install();
  const built = await buildIfChanged();
  if (!built) process.stdout.write('dist is up to date\n');
});
