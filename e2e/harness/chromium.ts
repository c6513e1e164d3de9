// Set by `npm test`, which finds the browsers. Without it Playwright takes its own.
const executablePath = process.env.CHROMIUM_PATH;

/** How Chromium is started: as readers have it, but for what the runner needs. */
export const CHROMIUM = {
  ...(executablePath === undefined ? {} : { executablePath }),
  // Chromium's sandbox refuses to start as root.
  chromiumSandbox: process.getuid?.() !== 0,
  // The last switch of a name wins: Playwright's own list turns storage partitioning off, which readers have. The
  // other two are pages of the address bar, which headless Chromium would load for every tab at three times its cost.
  args: ['--disable-features=HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup'],
};
