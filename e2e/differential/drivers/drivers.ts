import type { MeasuredBrowser } from '../../../web/rules/core/browser.ts';
import { chromiumDriver } from './chromium.ts';
import type { Driver } from './driver.ts';
import { firefoxDriver } from './firefox.ts';

/** What drives each browser that is measured. */
export const DRIVERS: Readonly<Record<MeasuredBrowser, Driver>> = {
  chromium: chromiumDriver,
  firefox: firefoxDriver,
};
