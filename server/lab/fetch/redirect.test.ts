import { expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../protocol/origins.ts';
import { hopAddress, sameAddress } from './redirect.ts';

const { lab, partner } = PLACEHOLDER_ORIGINS;
const TLS = PLACEHOLDER_ORIGINS['lab-tls'];

test.each([
  ['/fetch?to=partner&acao=any', ['partner'], `${partner}/fetch?acao=any`],
  ['/fetch?to=partner', ['partner'], `${partner}/fetch`],
  ['/fetch?acao=any&to=lab-tls,lab&run=1', ['lab-tls', 'lab'], `${TLS}/fetch?acao=any&to=lab&run=1`],
  [
    '/fetch?to=lab,lab,partner&acam=PUT,*',
    ['lab', 'lab', 'partner'],
    `${lab}/fetch?to=lab%2Cpartner&acam=PUT%2C*`,
  ],
] as const)('%s goes on to %j', (target, to, address) => {
  expect(hopAddress(target, to, PLACEHOLDER_ORIGINS)).toBe(address);
});

test('what is odd in a target arrives encoded', () => {
  expect(sameAddress('/fetch?a=%0d%0ax&b="<é>')).toBe('/fetch?a=%0D%0Ax&b=%22%3C%C3%A9%3E');
  expect(hopAddress('/fetch?a=%0d%0ax&to=lab', ['lab'], PLACEHOLDER_ORIGINS)).toBe(`${lab}/fetch?a=%0D%0Ax`);
});
