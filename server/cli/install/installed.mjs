/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry */

/**
 * Whether npm's own record of `node_modules` holds all that the lock file asks for on this platform, as after an
 * `npm install` by hand. npm writes that record last, so an interrupted installation has none.
 * @param {string} lock the text of `package-lock.json`
 * @param {string | undefined} record the text of `node_modules/.package-lock.json`
 * @param {{ platform: string, arch: string }} [here]
 * @returns {boolean}
 */
export function isInstalled(lock, record, here = process) {
  const wanted = packages(lock);
  const found = packages(record ?? '');
  return (
    Object.entries(wanted).every(([path, entry]) => {
      const present = found[path];
      if (present === undefined) return path === '' || mayBeMissing(entry, here);
      return present.version === entry.version && present.integrity === entry.integrity;
    }) && Object.values(found).every(entry => isFor(entry, here))
  );
}

/**
 * npm leaves out native parts for other platforms, and what only those need, which names no platform itself. Of two
 * parts for two C libraries it takes one.
 * @param {Entry} entry
 * @param {{ platform: string, arch: string }} here
 */
function mayBeMissing(entry, here) {
  const namesPlatform = entry.os !== undefined || entry.cpu !== undefined;
  return entry.optional === true && (!namesPlatform || entry.libc !== undefined || !isFor(entry, here));
}

/**
 * @param {Entry} entry
 * @param {{ platform: string, arch: string }} here
 */
function isFor(entry, here) {
  return (entry.os?.includes(here.platform) ?? true) && (entry.cpu?.includes(here.arch) ?? true);
}

/**
 * @param {string} text
 * @returns {Record<string, Entry>} empty when the text is no lock file
 */
function packages(text) {
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    return {};
  }
}
