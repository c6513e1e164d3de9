/** `npm start`: install and build what changed, then become the server. */
import '../install/node-version.mjs';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { install } from '../install/install.mjs';
import { SERVER_BUNDLE } from '../paths.mjs';
import { endWithNpm } from '../process/end-with-npm.mjs';
import { command } from '../process/failure.mjs';
import { interruptible } from '../process/interruptible.mjs';

endWithNpm();
await command(async () => {
  await interruptible(async () => {
    await install();
    await buildIfChanged();
  });
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(SERVER_BUNDLE).href);
});
