import { expect, test } from '@playwright/test';
import type { Browser } from '../../../web/rules/core/browser.ts';
import type { PanelSpec, Repair } from '../../../web/run/spec.ts';
import type { Driver } from '../drivers/driver.ts';
import { claimFor, mismatch } from './compare.ts';
import type { LessonWalk } from './course.ts';

const needsTrust = (spec: PanelSpec) => spec.needs.includes('certificate-trusted');

/** What the trust in the certificate keeps from being reproduced. */
const cannotBe = ({ needs }: PanelSpec, trusted: boolean) =>
  needs.includes(trusted ? 'certificate-untrusted' : 'certificate-trusted');

/**
 * Runs every panel of a lesson that is reproducible here, and holds it against what the lesson says of this browser; and every
 * one that is not, which must say so, say nothing else, and lead to where it is told what to do.
 */
export async function walk(driver: Driver, lesson: LessonWalk, browser: Browser): Promise<void> {
  const { language, path, trusted } = lesson;
  await driver.open(path);
  const all = await driver.panels();
  expect(all.some(needsTrust), 'no panel is left out').toBe(lesson.needsTrust);
  const here = all.filter(spec => needsTrust(spec) === trusted);
  expect(all, 'a lesson makes claims').not.toEqual([]);
  for (const spec of here) {
    await test.step(spec.id, async () => {
      const claim = claimFor(spec, browser);
      const seen = await driver.run(spec.id, claim);
      expect.soft(mismatch(claim, seen), `${path}#${spec.id}`).toBeNull();
      expect.soft(seen.asClaimed, `${path}#${spec.id}, as the panel itself says`).toBe('yes');
      expect.soft(seen.text, `${path}#${spec.id}, of the right prediction`).toMatch(/Correct\.|猜对了。/);
    });
  }
  for (const spec of all.filter(one => cannotBe(one, trusted))) {
    await test.step(`${spec.id}, not reproducible`, async () => {
      const { asClaimed, contested, help, text } = await driver.run(spec.id, claimFor(spec, browser));
      expect.soft(asClaimed, `${path}#${spec.id}`).toBe('not-reproducible');
      expect.soft(contested, `${path}#${spec.id}`).not.toBe('true');
      expect.soft(help, `${path}#${spec.id}`).toBe(`/${language}/certificate#accept`);
      expect.soft(text, `${path}#${spec.id}`).not.toContain('SetUpError');
    });
  }
}

/** Tries every broken case of a lesson to which walk() has come: as it stands, repaired, and opened too far. */
export async function walkRepairs(driver: Driver, lesson: LessonWalk): Promise<void> {
  await tryRepairs(driver, lesson, async (repair, id, outcomeWith) => {
    expect.soft(await outcomeWith({}), `${id} is broken`).not.toBe('repaired');
    expect.soft(await outcomeWith(repair.answer), `${id} can be repaired`).toBe('repaired');
    if (repair.tooOpen) expect.soft(await outcomeWith(repair.tooOpen), `${id} is too open`).toBe('too-open');
  });
}

/** Tries whether the answers of a lesson's broken cases repair them in this browser too. */
export async function walkAnswers(driver: Driver, lesson: LessonWalk): Promise<void> {
  await tryRepairs(driver, lesson, async ({ answer }, id, outcomeWith) => {
    expect.soft(await outcomeWith(answer), `${id} can be repaired`).toBe('repaired');
  });
}

type Settings = Readonly<Record<string, string>>;
type OutcomeWith = (settings: Settings) => Promise<string | null>;

async function tryRepairs(
  driver: Driver,
  { path, trusted }: LessonWalk,
  attempt: (repair: Repair, id: string, outcomeWith: OutcomeWith) => Promise<void>,
): Promise<void> {
  if (trusted) return;
  for (const { id, repair } of await driver.repairs()) {
    if (!repair) continue;
    // A link sets what a reader would turn.
    const outcomeWith = async (settings: Settings) => {
      const turned = Object.entries(settings).map(([knob, value]) => [`${id}.${knob}`, value]);
      // Another query each time, and so another document, with nothing of the last run in it.
      await driver.open(`${path}?${new URLSearchParams(turned)}#${id}`);
      return driver.repair(id);
    };
    await test.step(id, () => attempt(repair, `${path}#${id}`, outcomeWith));
  }
}
