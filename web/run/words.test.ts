import { expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import { serverName } from './words.ts';

test.each([
  ['the lab', [], 'server :81'],
  ['the lab by its host', ['lab.example:81'], 'server :81'],
  ['another host', ['partner.example'], 'server partner.example'],
  ['several', ['lab.example:81', 'partner.example'], 'server'],
])('the lifeline of %s', (_, hosts, name) => {
  expect(serverName({ ...PLACEHOLDER_ORIGINS, lab: 'http://lab.example:81' }, hosts, 'en')).toBe(name);
});
