/**
 * How esbuild bundles a program of ours for Node: its packages stay outside.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const FOR_NODE = /** @type {const} */ ({
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
});
