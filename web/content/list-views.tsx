import { renderToStaticMarkup } from 'react-dom/server';
import { lessonAddress } from '../addresses.ts';
import type { Language } from '../language.ts';
import { sectionWith } from './lesson-lists.ts';
import { fillPlaces, type ListName } from './lists.ts';
import type { Compiled } from './markdown.ts';
import { NEEDS, type Need, type Technique, VERDICTS, type Verdict } from './techniques.ts';

interface Words {
  readonly columns: readonly [
    name: string,
    does: string,
    since: string,
    today: string,
    use: string,
    demo: string,
  ];
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly demo: string;
  readonly noDemo: string;
  readonly first: string;
  readonly second: string;
  readonly needs: Readonly<Record<Need, string>>;
  readonly run: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    columns: ['方案', '能做什么', '始于', '现在还能用吗', '什么时候用', '演示'],
    verdicts: { use: '能用。', limited: '有限制。', avoid: '不要用。' },
    demo: '第 {n} 个',
    noDemo: '没有',
    first: '你要做什么？',
    second: '你是哪种情况？',
    needs: {
      read: '读别的源的响应',
      push: '让服务器主动推送，或者双向通信',
      window: '和别的源的窗口或 iframe 通信',
      send: '只发送，不读响应',
    },
    run: '：运行“{title}”',
  },
  en: {
    columns: ['Technique', 'What it can do', 'Since', 'Still good today', 'When to use it', 'Demo'],
    verdicts: { use: 'Yes.', limited: 'With limits.', avoid: 'No.' },
    demo: 'number {n}',
    noDemo: 'none',
    first: 'What do you need to do?',
    second: 'Which of these is your case?',
    needs: {
      read: 'Read a response of another origin',
      push: 'Get messages as the server sends them, or talk both ways',
      window: 'Talk to a window or an iframe of another origin',
      send: 'Send something, without reading the response',
    },
    run: ': run “{title}”',
  },
};

/** A technique and the lesson that describes it. */
interface Listed extends Technique {
  readonly lesson: Compiled;
}

/** The lessons with the lists that some of them show, put together of what all say in their front matter. */
export function fillLists(compiled: readonly Compiled[]): readonly Compiled[] {
  return compiled.map(one => {
    const listOf = (name: ListName) => listFor(name, one.language, compiled);
    const sections = one.lesson.sections.map(section => ({
      ...section,
      html: fillPlaces(section.html, listOf),
      rest: fillPlaces(section.rest, listOf),
    }));
    return { ...one, lesson: { ...one.lesson, sections } };
  });
}

function listFor(name: ListName, language: Language, all: readonly Compiled[]): string {
  const lessons = all
    .filter(one => one.language === language)
    .toSorted((one, other) => one.lesson.position - other.lesson.position);
  const techniques = lessons.flatMap(lesson => lesson.techniques.map(one => ({ ...one, lesson })));
  switch (name) {
    case 'techniques':
      return renderToStaticMarkup(
        <Techniques
          language={language}
          techniques={VERDICTS.flatMap(verdict => techniques.filter(one => one.verdict === verdict))}
          demoAt={demo => sectionWith(all, language, demo)}
        />,
      );
    case 'which':
      return renderToStaticMarkup(<Which language={language} techniques={techniques} />);
    case 'questions':
      return renderToStaticMarkup(<Questions language={language} lessons={lessons} />);
  }
}

interface TechniquesProps {
  readonly language: Language;
  readonly techniques: readonly Listed[];
  readonly demoAt: (demo: string) => string | null;
}

function Techniques({ language, techniques, demoAt }: TechniquesProps) {
  const words = WORDS[language];
  const [, does, since, today, use, demo] = words.columns;
  return (
    <table className="techniques">
      <thead>
        <tr>
          {words.columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {techniques.map(one => (
          <tr key={one.name}>
            <th scope="row">
              <a href={lessonAddress(language, one.lesson.lesson.id)}>{one.name}</a>
            </th>
            <td data-column={does}>{one.does}</td>
            <td data-column={since}>{one.since}</td>
            <td data-column={today}>
              <b data-verdict={one.verdict}>{words.verdicts[one.verdict]}</b>
              {one.today}
            </td>
            <td data-column={use}>{one.use}</td>
            <td data-column={demo}>
              {one.demo === null ? (
                words.noDemo
              ) : (
                <a href={lessonAddress(language, demoAt(one.demo))}>
                  {words.demo.replace('{n}', /^\d+(-\d+)?/.exec(one.demo)?.[0] ?? one.demo)}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface WhichProps {
  readonly language: Language;
  readonly techniques: readonly Listed[];
}

/** Two questions, and behind each case of the second the panel that runs its technique. */
function Which({ language, techniques }: WhichProps) {
  const { first, second, needs, run } = WORDS[language];
  const good = techniques.filter(({ verdict }) => verdict !== 'avoid');
  const titleOf = ({ lesson, panel }: Listed) =>
    lesson.lesson.sections.flatMap(({ panels }) => panels.flat()).find(({ id }) => id === panel)?.title ?? '';
  return (
    <>
      <p className="question">{first}</p>
      {NEEDS.map(need => {
        const cases = good.filter(one => one.for === need);
        if (cases.length === 0) return null;
        return (
          <details key={need} className="which" name="which">
            <summary>{needs[need]}</summary>
            {cases.length > 1 && <p>{second}</p>}
            <dl>
              {cases.map(one => (
                <div key={one.name}>
                  <dt>{one.use}</dt>
                  <dd>
                    {one.name}
                    {run.split('{title}')[0]}
                    <a href={`${lessonAddress(language, one.lesson.lesson.id)}#${one.panel}`}>
                      {titleOf(one)}
                    </a>
                    {run.split('{title}')[1]}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        );
      })}
    </>
  );
}

interface QuestionsProps {
  readonly language: Language;
  readonly lessons: readonly Compiled[];
}

function Questions({ language, lessons }: QuestionsProps) {
  return lessons
    .filter(({ questions }) => questions.length > 0)
    .map(({ lesson: { id, label }, questions }) => (
      <section key={id}>
        <h3>{label}</h3>
        <ul>
          {questions.map(({ ask, section }) => (
            <li key={ask}>
              <a href={`${lessonAddress(language, id)}#${section}`}>{ask}</a>
            </li>
          ))}
        </ul>
      </section>
    ));
}
