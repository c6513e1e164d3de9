const TAKES = {
  zh: '一个完整的 URL，如 https://example.com/；或实验服务器的一个名字，如 reader、lab、other-site、{lab}/path',
  en: 'a complete URL, such as https://example.com/, or a name of the lab, such as reader, lab, other-site, {lab}/path',
};

/** An address is parsed, compared and shown; a request goes only where it is one of ours. */
function addressKnob(zh: string, en: string, value: string) {
  return {
    kind: 'text',
    label: { zh, en },
    default: value,
    pattern: '[^\\u0000-\\u001f\\u007f]+',
    maxLength: 300,
    takes: TAKES,
  } as const;
}

export const KNOBS = {
  a: addressKnob('页面的 URL', 'URL of the page', 'reader'),
  b: addressKnob('请求的 URL', 'URL of the request', 'lab'),
} as const;

/** The public suffixes of some addresses' hosts, by host; the list that says them comes with the first run. */
export async function suffixesOf(
  addresses: readonly (URL | null)[],
): Promise<Readonly<Record<string, string>>> {
  const { listedSuffix } = await import('../../rules/origin/site-list.ts');
  const names = addresses.flatMap(address => address?.hostname.replace(/\.$/, '') || []);
  return Object.fromEntries(names.map(name => [name, listedSuffix(name)]));
}
