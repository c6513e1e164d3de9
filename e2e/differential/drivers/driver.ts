/** Where a page that runs cases stands, and what its browser makes of that. */
export interface Opening {
  readonly url: string;
  /** Whether the browser takes any certificate. */
  readonly trust: boolean;
  /** In the browser before the page is opened. */
  readonly cookie?: {
    readonly name: string;
    readonly value: string;
    readonly domain: string;
    readonly path: string;
  };
  /** The query parameter that names a run: of each run, the browser is asked why its last request failed, if it tells. */
  readonly runParameter?: string;
  /** For a page off loopback. Absent: as the browser comes. */
  readonly machine?: {
    /** Names that the browser takes for this machine. */
    readonly names: readonly string[];
    /** Whether it lets third parties have cookies, where it can be told. */
    readonly thirdPartyCookies: boolean;
  };
}

/** A page in a browser of its own. */
export interface DrivenPage {
  evaluate(text: string): Promise<unknown>;
  /** By run, why the browser failed the run's last request, in its own word. */
  readonly reasons?: ReadonlyMap<string, string>;
  clearCookies(): Promise<void>;
  close(): Promise<void>;
}

/** What the differential must know of a browser. */
export interface Driver {
  open(opening: Opening): Promise<DrivenPage>;
  /** How many cases of panels a whole run draws in it, by its speed. */
  readonly panelCases: number;
  /** Whether a page may open windows without a click. */
  readonly opensWindows: boolean;
}

/** Calls a function in a page. As text both ways: WebDriver BiDi takes plain objects alone, and leaves out what occurs twice. */
export async function callIn<Given extends readonly unknown[], Result>(
  page: DrivenPage,
  run: (...given: Given) => Promise<Result>,
  ...given: Given
): Promise<Result> {
  const text = await page.evaluate(`(${run})(...${JSON.stringify(given)}).then(JSON.stringify)`);
  return JSON.parse(String(text));
}
