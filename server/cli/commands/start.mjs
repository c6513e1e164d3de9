/** `npm start`: install and build what changed, then become the server. */
import '../install/node-version.mjs';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { install } from '../install/install.mjs';
import { SERVER_BUNDLE } from '../paths.mjs';
import { command } from '../process/command.mjs';

await command(async () => {
  await install();
  await buildIfChanged();
});
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
await import(pathToFileURL(SERVER_BUNDLE).href);
