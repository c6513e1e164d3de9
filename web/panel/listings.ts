/** Highlighted source, one chunk a file, made by the build from the very files that run; fetched when a listing opens. */
const pages = import.meta.glob<string>(
  ['../experiments/*.ts', '!../experiments/experiment.ts', '!../experiments/*.test.ts'],
  {
    query: '?code',
    import: 'default',
  },
);
const servers = import.meta.glob<string>(['../../server/lab/*.ts', '!../../server/lab/*.test.ts'], {
  query: '?code',
  import: 'default',
});

export interface Listings {
  readonly page: string;
  readonly server: string;
}

/** The page's and the server's side of an experiment, as HTML. Rejects where a file has no listing. */
export async function listingsOf(experiment: string, server: string): Promise<Listings> {
  const page = pages[`../experiments/${experiment}.ts`];
  const answer = servers[`../../server/lab/${server}.ts`];
  if (!page || !answer) throw new Error(`no listing for ${experiment} and ${server}`);
  const [pageHtml, serverHtml] = await Promise.all([page(), answer()]);
  return { page: pageHtml, server: serverHtml };
}
