import type { Language } from '../../language.ts';
import type { Answer } from '../../run/answers.ts';

interface Props {
  readonly answer: Answer;
  /** Null where no request was sent. */
  readonly cookieSent: boolean | null;
  readonly language: Language;
}

const WORDS = {
  zh: {
    origin: '同源',
    site: '同站',
    cookie: 'Lax 的 cookie',
    yes: '是',
    no: '否',
    sent: '带上了',
    held: '没有带上',
    none: '没有发请求',
  },
  en: {
    origin: 'same origin',
    site: 'same site',
    cookie: 'Lax cookie',
    yes: 'yes',
    no: 'no',
    sent: 'sent',
    held: 'not sent',
    none: 'no request',
  },
} as const;

/** What two URLs are to each other, question by question, and what became of the cookie on the way between them. */
export function Relation({ answer, cookieSent, language }: Props) {
  const words = WORDS[language];
  const said = (yes: boolean) => (yes ? words.yes : words.no);
  return (
    <dl className="needed">
      <dt>{words.origin}</dt>
      <dd>{said(answer === 'origins-same')}</dd>
      <dt>{words.site}</dt>
      <dd>{said(answer !== 'origins-cross-site')}</dd>
      <dt>{words.cookie}</dt>
      <dd>{cookieSent === null ? words.none : cookieSent ? words.sent : words.held}</dd>
    </dl>
  );
}
