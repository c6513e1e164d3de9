import { launchFirefox } from '../../harness/firefox.ts';
import type { Driver } from './driver.ts';

export const firefoxDriver: Driver = {
  panelCases: 4_000,
  opensWindows: false,
  async open({ url, trust, cookie, machine }) {
    const browser = await launchFirefox({
      acceptInsecureCerts: trust,
      extraPrefsFirefox: {
        // After a failed handshake Firefox holds the next one to that server back, up to a minute: cases would wait for each other.
        'network.websocket.delay-failed-reconnects': false,
        // While the disk is slow Firefox asks the network beside its cache, so that a cached response is fetched all the same.
        'network.http.rcwn.enabled': false,
        ...(machine && {
          'network.dns.localDomains': machine.names.join(),
          // It would load the page in the clear over TLS.
          'dom.security.https_first': false,
          'dom.disable_open_during_load': false,
        }),
      },
    });
    if (cookie) await browser.setCookie(cookie);
    const page = await browser.newPage();
    await page.goto(url);
    return {
      evaluate: text => page.evaluate(text),
      clearCookies: async () => browser.deleteCookie(...(await browser.cookies())),
      close: () => browser.close(),
    };
  },
};
