import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STAGE_POLICIES } from '../../protocol/words.ts';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';
import { builtScripts, developmentScripts } from './scripts.ts';

let folder = '';
let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stages-'));
  await writeFile(join(folder, 'fetch.js'), '"built";');
  await writeFile(join(folder, 'fetch.js.map'), '{}');
  await writeFile(join(folder, 'Odd_Name.js'), '"odd";');
  await writeFile(join(folder, 'fetch.ts'), "import { said } from './shared.ts'; globalThis.stage = said;");
  await writeFile(join(folder, 'shared.ts'), "export const said: string = 'bundled';");
  await writeFile(join(folder, 'broken.ts'), 'const = ;');
  lab = await startLab({}, { scripts: builtScripts(folder) });
});
afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true });
});

const ask = (path: string, asked?: Asked) => askAt(lab, `/stage/${path}`, asked);

/** The directives of a policy by name. */
function directives(policy = ''): Record<string, string> {
  return Object.fromEntries(
    policy.split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('a page that holds its script and nothing else', async () => {
  const { status, body, values } = await ask('fetch');
  expect(status).toBe(200);
  expect(body).toBe(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Stage: fetch</title>
<script src="/stage/fetch.js" data-reader="${lab.origins.reader}" defer></script>
</html>
`);
  expect(values('content-type')).toEqual(['text/html; charset=utf-8']);
  expect(values('cache-control')).toEqual(['no-store']);
  expect(values('x-content-type-options')).toEqual(['nosniff']);
  expect(values('referrer-policy')).toEqual(['strict-origin-when-cross-origin']);
  expect(values('cross-origin-opener-policy')).toEqual([]);
  expect(values('access-control-allow-origin')).toEqual([]);
});

test('its script', async () => {
  const { status, body, values } = await ask('fetch.js');
  expect([status, body]).toEqual([200, '"built";']);
  expect(values('content-type')).toEqual(['text/javascript; charset=utf-8']);
  expect(values('cache-control')).toEqual(['no-store']);
  expect(values('x-content-type-options')).toEqual(['nosniff']);
});

describe('the policy', () => {
  const policyOf = async (query: string) =>
    directives((await ask(`fetch?${query}`)).values('content-security-policy').join('; and; '));

  test('nothing inline, the lab alone, framed by the reader alone', async () => {
    const { reader, ...others } = lab.origins;
    const sources = Object.values(others).sort();
    const { 'connect-src': connect, ...policy } = await policyOf('');
    for (const name of ['script-src', 'img-src', 'frame-src', 'form-action'])
      expect(policy[name]?.split(' ').sort()).toEqual(sources);
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': reader,
    });
    expect(policy).not.toHaveProperty('sandbox');
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*|nonce|report/);
    expect(connect?.split(' ')).toHaveLength(2 * sources.length);
    for (const origin of sources) expect(connect?.split(' ')).toContain(origin.replace(/^http/, 'ws'));
    expect(connect).not.toContain(reader);
  });

  test('the knob changes connect-src and nothing else', async () => {
    const none = await policyOf('csp=none');
    for (const csp of STAGE_POLICIES)
      expect({ ...(await policyOf(`csp=${csp}`)), 'connect-src': none['connect-src'] }).toEqual(none);
    expect((await policyOf('csp=self'))['connect-src']).toBe("'self'");
    const { host } = new URL(lab.origins.lab);
    expect((await policyOf('csp=lab'))['connect-src']).toBe(`http://${host} ws://${host}`);
    const { hostname } = new URL(lab.origins.lab);
    expect((await policyOf('csp=bad-port'))['connect-src']).toBe(
      `${none['connect-src']} http://${hostname}:6000 ws://${hostname}:6000`,
    );
  });

  test('the header that lets document.domain do something stands where it is asked for', async () => {
    expect((await ask('fetch?keyed=off')).values('origin-agent-cluster')).toEqual(['?0']);
    expect((await ask('fetch')).values('origin-agent-cluster')).toEqual([]);
    expect((await ask('fetch.js?keyed=off')).values('origin-agent-cluster')).toEqual([]);
  });

  test('a sandbox adds itself', async () => {
    const { sandbox, ...rest } = await policyOf('sandbox=on&csp=self');
    expect(sandbox).toBe('allow-scripts');
    expect(rest).toEqual(await policyOf('sandbox=off&csp=self'));
  });
});

describe('refused', () => {
  test.each([
    ['', 404],
    ['nobody', 404],
    ['nobody.js', 404],
    ['fetch.ts', 404],
    ['fetch.js.map', 404],
    ['Odd_Name', 404],
    ['shared', 404],
    ['../package', 404],
    ['%66etch', 404],
    ['fetch/', 404],
    ['fetch?csp=unsafe', 400],
    ['fetch?csp=self&csp=none', 400],
    ['fetch?sandbox=allow-scripts', 400],
    ['fetch?keyed=?0', 400],
    ['fetch?name=x', 400],
    ['fetch.js?csp=x', 400],
    [`fetch?token=${OPEN_TOKEN}`, 400],
  ])('%s: %i', async (path, status) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.values('content-type')).toEqual(['text/plain; charset=utf-8']);
    expect(answer.values('content-security-policy')).toEqual([
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s', async method => {
    const { status, values } = await ask('fetch', { method });
    expect([status, values('allow')]).toEqual([405, ['GET, HEAD']]);
  });
});

test('HEAD gets the head alone', async () => {
  const { status, body, values } = await ask('fetch', { method: 'HEAD' });
  expect([status, body]).toEqual([200, '']);
  expect(Number(values('content-length')[0])).toBeGreaterThan(100);
});

describe('in development', () => {
  test('a script is bundled from its source, as a classic script', async () => {
    const script = String(await developmentScripts(folder)('fetch'));
    expect(script).toMatch(/^(?:"use strict";\n)?\(\(\) => \{[\s\S]*bundled[\s\S]*\}\)\(\);/);
    expect(script).not.toMatch(/^(import|export) /m);
  });

  test.each(['nobody', '', '../stage/fetch', 'Odd_Name'])('no such source: %j', async name => {
    expect(await developmentScripts(folder)(name)).toBeUndefined();
  });

  test('what is wrong with a source is said', async () => {
    await expect(developmentScripts(folder)('broken')).rejects.toMatchObject({
      answer: { status: 500, sentence: expect.stringContaining('broken.ts') },
    });
  });
});
