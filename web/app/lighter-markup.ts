/** A tag with its attributes, or text. */
const TOKEN = /<(?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+/g;
const ATTRIBUTE = /([^\s"'<>/=]+)=(?:"([^"]*)"|'[^']*')/g;

/**
 * The same markup without references for quotes where a quote itself may stand: in text, and in an attribute between quotes of the
 * other kind (https://html.spec.whatwg.org/#attributes-2). React writes a reference for each, which of JSON makes twice as much.
 *
 * @param markup without `script` and `style` elements, whose text is no markup
 */
export function lighterMarkup(markup: string): string {
  return markup.replace(TOKEN, token =>
    token.startsWith('<') ? token.replace(ATTRIBUTE, lighterAttribute) : withQuotes(token),
  );
}

function lighterAttribute(attribute: string, name: string, value: string | undefined): string {
  if (value === undefined) return attribute;
  const text = withQuotes(value);
  const [double, single] = [text.split('"').length, text.split("'").length];
  return double > single
    ? `${name}='${text.replaceAll("'", '&#39;')}'`
    : `${name}="${text.replaceAll('"', '&quot;')}"`;
}

function withQuotes(text: string): string {
  return text.replaceAll('&quot;', '"').replace(/&#(?:x27|39);/g, "'");
}
