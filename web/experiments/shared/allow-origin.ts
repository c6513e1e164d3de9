import type { OriginName } from '../../../server/protocol/origins.ts';
import type { Bilingual } from '../../language.ts';
import type { CodeLine, CodeOf, CodePart } from '../code.ts';
import { sentence, token } from './code.ts';

const ALLOWED: Bilingual = {
  zh: '  // 只在它是 {reader} 或 {partner} 时',
  en: '  // only if it’s {reader} or {partner}',
};
const SUFFIXED: Bilingual = {
  zh: '  // 只在结尾和 {reader} 的主机名相同时',
  en: '  // only if it ends with the host of {reader}',
};

/** Access-Control-Allow-Origin by the words of the lab (`server/lab/fetch/cors.ts`); `${origin}` is that of the request. */
export function allowOriginLines(
  acao: string,
  { origins, language }: Pick<CodeOf, 'origins' | 'language'>,
): readonly CodeLine[] {
  const { reader, partner } = origins;
  const line = (value: string, ...after: CodePart[]): CodeLine => [
    'Access-Control-Allow-Origin: ',
    token('acao', value),
    ...after,
  ];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal in the code that is shown
  const own = '${origin}';
  switch (acao) {
    case 'none':
      return [];
    case 'any':
      return [line('*')];
    case 'null':
      return [line('null')];
    case 'list':
      return [line(`${reader}, ${partner}`)];
    case 'twice':
      return [line(reader), [`Access-Control-Allow-Origin: ${partner}`]];
    case 'slash':
      return [line(`${reader}/`)];
    case 'upper':
      return [line(reader.toUpperCase())];
    case 'bare':
      return [line(new URL(reader).host)];
    case 'reflect':
      return [line(own)];
    case 'allowlist':
      return [line(own, ...sentence(ALLOWED[language], { reader, partner }))];
    case 'suffix':
      return [line(own, ...sentence(SUFFIXED[language], { reader }))];
    default:
      return [line(origins[acao as OriginName])];
  }
}
