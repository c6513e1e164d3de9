import { expect, test } from 'vitest';
import { plain } from './lessons.ts';

test('a lesson keeps its text, and loses what only our build understands', () => {
  const source = `---
id: one
title: "One: a title"
sidebar_label: One
---
Begins.

## Part {#part}

::live{#a experiment="fetch" stops="nowhere"}

:::wrong[A belief]{stops="server"}
Its answer.
:::

:::after

Explained afterwards.

:::

Ends.
`;
  const { id, label, markdown } = plain(source);
  expect([id, label]).toEqual(['one', 'One']);
  expect(markdown.split(/\n+/).filter(Boolean)).toEqual([
    '# One: a title',
    'Begins.',
    '## Part {#part}',
    'Explained afterwards.',
    'Ends.',
  ]);
});
