/**
 * Refuses a Node that cannot run what is installed. Imported first by every command, so that its sentence
 * comes before anything that such a Node would not understand.
 *
 * Vite 8 needs `require()` of ES modules, which came with 20.19 and 22.12 and is missing from all of 21
 * (https://vite.dev/guide/: "Node.js version 20.19+, 22.12+").
 */

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;

if (!fits) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: Cross-Domain Lab needs Node 20.19 or later (of 22: 22.12 or later; not 21). ` +
      'Get it at https://nodejs.org and run the command again.\n',
  );
  process.exit(1);
}
