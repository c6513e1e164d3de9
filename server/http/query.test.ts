import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parametersOf } from './query.ts';

const standard = (target: string) => [...new URL(`http://a${target}`).searchParams].flat();

test.each([
  ['/', []],
  ['/?', []],
  ['/?a', ['a', '']],
  ['/?a=', ['a', '']],
  ['/?=b', ['', 'b']],
  ['/?=', ['', '']],
  ['/?a=1&a=2', ['a', '1', 'a', '2']],
  ['/?a=1&&b=2&', ['a', '1', 'b', '2']],
  ['/?a=b=c&d', ['a', 'b=c', 'd', '']],
  ['/?a&b=1', ['a', '', 'b', '1']],
  ['/?a=/x?y', ['a', '/x?y']],
  ['/?a=1#b=2', ['a', '1']],
  ['/#?a=1', []],
  ['/?a=b+c', ['a', 'b c']],
  ['/?%61=%26%2B', ['a', '&+']],
  ['/?a=%zz%', ['a', '%zz%']],
  ['/?a=\xe4', ['a', '\xe4']],
] as const)('%s', (target, parameters) => {
  expect(parametersOf(target)).toEqual(parameters);
  expect(standard(target)).toEqual(parameters);
});

test('any query has the parameters that the URL Standard gives it', () => {
  const unit = fc.constantFrom(
    ...'ab=&&==?/#%+1z;,:~*\'"<>[]{}|\\^`\xe4\xff',
    '%3D',
    '%26',
    '%23',
    '%e4',
    '%C3%A4',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 24 }), units => {
      const target = `/p?${units.join('')}`;
      expect(parametersOf(target)).toEqual(standard(target));
    }),
    { numRuns: 2_000, seed: 20 },
  );
});
