/** `npm start`: install and build what changed, then become the server. */
import './node-version.mjs';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from './build-if-changed.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { command } from './failure.mjs';
import { install } from './install.mjs';
import { interruptible } from './interruptible.mjs';
import { SERVER_BUNDLE } from './paths.mjs';

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
