import type { Language } from '../../language.ts';
import { describeStep } from '../../rules/core/describe.ts';
import { fill } from '../../run/words.ts';
import { CAUSES } from '../causes/index.ts';
import type { Diagnosis } from '../diagnose.ts';
import { diagnoseWords } from './words.ts';

/** A text between the signs of code, whatever it holds. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** The diagnosis as text for an issue or a colleague; no secret of the paste is in it, as none is in the diagnosis. */
export function markdownOf(
  { commands, failure, hints, known, needs }: Diagnosis,
  language: Language,
): string {
  const words = diagnoseWords(language);
  const cause = failure && CAUSES[failure.cause];
  const step = failure?.step;
  const facts = [
    [words.facts.page, known.page],
    [words.facts.address, known.url],
    [words.facts.method, known.method],
  ] as const;
  const parts = [
    `## ${cause ? cause.title[language] : words.enough}`,
    failure &&
      `**${failure.stops ? fill(words.stops, { place: words.places[failure.stops] }) : words.stopsOpen}** ${words.basis[failure.basis]}`,
    step && `${words.failedStep}: ${step.definition.title[language]} ${describeStep(step, language)}`,
    facts.flatMap(([name, value]) => (value === null ? [] : `- ${name}: ${code(value)}`)).join('\n'),
    hints.map(({ text }) => `> ${text[language]}`).join('\n>\n'),
    cause && `### ${words.why}\n\n${cause.why[language]}`,
    cause && `### ${words.fix}\n\n${cause.fix.map((one, at) => `${at + 1}. ${one[language]}`).join('\n')}`,
    needs.length > 0 && `### ${words.add}\n\n${needs.map(need => `- ${words.needs[need]}`).join('\n')}`,
    commands.length > 0 && commands.map(({ text }) => `\`\`\`sh\n${text}\n\`\`\``).join('\n\n'),
  ];
  return `${parts.filter(part => typeof part === 'string' && part !== '').join('\n\n')}\n`;
}
