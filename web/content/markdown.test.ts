import { describe, expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { compileLesson } from './markdown.ts';
import { formatProblem } from './problem.ts';

const CATALOGUE: Catalogue = {
  about: { cookies: 'cookie' },
  experiments: {
    cookies: {},
    websocket: {
      allow: {
        kind: 'choice',
        label: { zh: '', en: 'Allowed' },
        default: 'none',
        choices: { none: { zh: '', en: '' }, partner: { zh: '', en: '' } },
      },
      send: {
        kind: 'text',
        label: { zh: '', en: 'Text' },
        default: '',
        pattern: '[a-z]*',
        maxLength: 8,
        takes: { zh: '', en: 'small letters' },
      },
      binary: { kind: 'switch', label: { zh: '', en: 'Binary' }, default: 'off' },
    },
  },
  turns: { websocket: ['allow'] },
  steps: ['origin-allowlist', 'open'],
  demos: { '8-x/package.json': '{ "a": "&{lab}" }\n', '8-x/server.js': "const port = '3001';\n" },
};

const HEAD =
  '---\nid: websocket\ntitle: WebSocket\ndescription: About it\nsummary: In short\nsidebar_label: WS\nsidebar_position: 12\n---\n';
const BLOCKS =
  'there are ::live{#some-id …}, ::repair{#some-id …}, ::demo{file="…"}, ::list{of="…"}, :::after, and :::wrong[What was believed]{stops="…"}';
const LIVE = 'experiment="websocket" stops="server" because="origin-allowlist"';

/** A section with one panel that stops at the server; what follows it stands in line 12. */
const PANEL = `## A {#a}\n\n::live{#p ${LIVE}}\n`;

/** Gives every panel a title that is none of the test's business, behind what the test says of it. */
function titled(body: string): string {
  return body.replace(/(::live\{(?:#(\w+))?[^\n]*)\}/g, (live, head, id) =>
    live.includes(' title=') ? live : `${head} title="Panel ${id}"}`,
  );
}

function compile(body: string, head = HEAD) {
  return compileLesson('docs/en/websocket.md', 'en', head + titled(body), CATALOGUE);
}

function mistakes(body: string, head = HEAD): string[] {
  return compile(body, head).problems.map(formatProblem);
}

describe('a lesson', () => {
  test('becomes its front matter, its sections and their panels', () => {
    const { lesson, problems } = compile(
      `Before.\n\n## The server may *refuse* {#refuse}\n\nWhy.\n\n::live{#list ${LIVE} allow="partner" needs="certificate-trusted" stops-firefox="nowhere" because-firefox="open"}\n\nAfter.\n`,
    );
    expect(problems).toEqual([]);
    expect(lesson).toEqual({
      id: 'websocket',
      title: 'WebSocket',
      description: 'About it',
      summary: 'In short',
      minutes: 2,
      label: 'WS',
      position: 12,
      intro: '<p>Before.</p>',
      notes: '',
      sections: [
        {
          id: 'refuse',
          title: 'The server may refuse',
          html: '<h2>The server may <em>refuse</em></h2>\n<p>Why.</p>\n<p>After.</p>',
          rest: '',
          panels: [
            [
              {
                id: 'list',
                title: 'Panel list',
                experiment: 'websocket',
                knobs: { allow: 'partner' },
                claim: { stops: 'server', because: 'origin-allowlist' },
                claims: { firefox: { stops: 'nowhere', because: 'open' } },
                needs: ['certificate-trusted'],
              },
            ],
          ],
        },
      ],
    });
  });

  test('folds what waits for the panels above it, and keeps it apart from what stands before it', () => {
    const { lesson, problems, waits } = compile(
      `${PANEL}\nBefore.\n\n:::after\nFirst, *one*.\n\n- a\n:::\n\nBetween.\n\n::live{#q ${LIVE}}\n\n::live{#r ${LIVE}}\n\n:::after\nLast, {lab}.\n:::\n`,
    );
    expect(problems).toEqual([]);
    expect([...waits]).toEqual([['a', 'p, q r']]);
    const [section] = lesson.sections;
    expect(section?.html).toBe('<h2>A</h2>\n<p>Before.</p>');
    expect(section?.rest.replaceAll('\n', '')).toBe(
      '<details class="after" data-after="p"><summary>After the run</summary><p>First, <em>one</em>.</p><ul><li>a</li></ul></details>' +
        '<p>Between.</p>' +
        '<details class="after" data-after="q r"><summary>After the run</summary><p>Last, http://lab.origin.invalid.</p></details>',
    );
  });

  test.each([
    ['claims about one call', '', '', 'p q'],
    ['what a :::wrong stands between', ':::wrong[A]{stops="nowhere"}\nB\n:::', '', 'p q'],
    ['what text stands between', 'Text.', '', 'p, q'],
    ['what a fold stands between', ':::after\nText.\n:::', '', 'p, q'],
    ['what is to stand apart', '', ' apart', 'p, q'],
    ['claims that differ in two settings', '', ' send="a" binary="on"', 'p q'],
    ['claims that differ in three', '', ' send="a" binary="on" allow="partner"', 'p, q'],
  ])('joins %s or not', (_, between, attributes, cases) => {
    const { lesson, problems } = compile(`${PANEL}\n${between}\n\n::live{#q ${LIVE}${attributes}}\n`);
    expect(problems).toEqual([]);
    const [section] = lesson.sections;
    expect(section?.panels.map(panel => panel.map(({ id }) => id).join(' ')).join(', ')).toBe(cases);
  });

  // The first use of a grammar compiles it, which takes seconds on a busy machine.
  test('shows files of demos as they stand, each under its path with a button that copies it', {
    timeout: 60_000,
  }, () => {
    const { lesson, problems, demos } = compile(
      '## A {#a}\n\nBefore.\n\n::demo{file="8-x/package.json"}\n\n::demo{file="8-x/server.js"}\n\nAfter.\n',
    );
    expect(problems).toEqual([]);
    expect([...demos]).toEqual([['a', '8-x/package.json, 8-x/server.js']]);
    const html = lesson.sections[0]?.html ?? '';
    const figures = [...html.matchAll(/<figure class="demo">.*?<\/figure>/gs)].map(([figure]) => figure);
    expect(figures).toHaveLength(2);
    for (const figure of figures) {
      expect(figure).toMatch(
        /<button type="button" class="quiet" data-copied="Copied" data-select="[^"]+">Copy</,
      );
      expect(figure).not.toMatch(/style=/);
    }
    expect(figures[0]).toContain('<code>docs/<wbr/>demos/<wbr/>8-x/<wbr/>package.json</code>');
    const codes = figures.map(figure => /<pre .*<\/pre>/s.exec(figure)?.[0].replace(/<[^>]*>/g, ''));
    expect(codes).toEqual(['{ &quot;a&quot;: &quot;&amp;{lab}&quot; }', 'const port = &#x27;3001&#x27;;']);
    expect(figures[1]).toContain('<span class="token-keyword">const</span>');
    expect(html).toMatch(/^<h2>A<\/h2>\n<p>Before\.<\/p>\n<figure.*<\/figure>\n<p>After\.<\/p>$/s);
  });

  test('gives a panel what its wrong predictions betray, and the notes none of it', () => {
    const { lesson, problems } = compile(
      `${PANEL}\n:::wrong[\`a\` *is* b]{stops="browser nowhere"}\nNo: {lab}.\n\nNever.\n:::\n\n:::wrong[C]{stops="preflight"}\nD\n:::\n\nAfter.\n`,
    );
    expect(problems).toEqual([]);
    const [section] = lesson.sections;
    expect(section?.html).toBe('<h2>A</h2>\n<p>After.</p>');
    expect(section?.panels[0]?.[0].wrong).toEqual([
      {
        stops: ['browser', 'nowhere'],
        name: '<code>a</code> <em>is</em> b',
        text: '<p>No: http://lab.origin.invalid.</p>\n<p>Never.</p>',
      },
      { stops: ['preflight'], name: 'C', text: '<p>D</p>' },
    ]);
  });

  test.each([
    ['an address', 'see ws://10.0.0.1:3001/a now'],
    ['a header', 'Origin:null is sent'],
    ['a ratio', 'a:b and 类型:文本'],
    ['what a text directive would be', 'so :name[x]{y} stays'],
  ])('keeps the colon of %s as text', (_, text) => {
    const { lesson, problems } = compile(text);
    expect(problems).toEqual([]);
    expect(lesson.intro.replace(/<[^>]+>/g, '')).toBe(text);
  });

  test('names origins in text, in code, in listings and in addresses, and leaves other braces alone', () => {
    const { lesson, problems } = compile(
      '{reader} `{lab.ws}/ws` {lab-tls.ws} [x]({partner}/a) {other-site.host} {nobody} {lab.port}\n\n```text\nHost: {lab.host}\n```\n',
    );
    expect(problems).toEqual([]);
    expect(lesson.intro).toContain('http://reader.origin.invalid');
    expect(lesson.intro).toContain('<code>ws://lab.origin.invalid/<wbr/>ws</code>');
    expect(lesson.intro).toContain('wss://lab-tls.origin.invalid');
    expect(lesson.intro).toContain('href="http://partner.origin.invalid/a"');
    expect(lesson.intro).toContain(' other-site.origin.invalid {nobody} {lab.port}');
    expect(lesson.intro).toContain('Host: lab.origin.invalid');
  });

  test('shows a quotation as it was written', () => {
    const { lesson, problems } = compile("```js original\nio('http://127.0.0.1:3001') // {lab}\n```\n");
    expect(problems).toEqual([]);
    const text = lesson.intro.replace(/<[^>]+>/g, '').replaceAll('&#x27;', "'");
    expect(text).toBe("io('http://127.0.0.1:3001') // {lab}");
  });

  test.each([
    ['https://a.example/b?c=d&e', 'https://a.example/<wbr/>b?<wbr/>c=<wbr/>d&amp;<wbr/>e'],
    ['application/x-www-form-urlencoded', 'application/<wbr/>x-www-form-urlencoded'],
    ['x3JJHMbDL1EzLkh9GBhXDw==', 'x3JJHMbDL1EzLkh9GBhXDw=='],
    ['text/plain', 'text/plain'],
  ])('lets the code %s break where a URL may', (code, html) => {
    expect(compile(`See \`${code}\`.\n`).lesson.intro).toBe(`<p>See <code>${html}</code>.</p>`);
  });

  test.each([
    ['`a/b`、`c`', '<code>a/<span>b</span></code>、<code>c</code>'],
    ['`a`, b', '<code><span>a</span></code>, b'],
    ['`a` and `b`', '<code>a</code> and <code>b</code>'],
    ['`{lab}`, b', '<code>http://lab.origin.invalid</code>, b'],
  ])('keeps the end of code with the mark that follows it in a table: %s', (cell, html) => {
    const { lesson } = compile(`| a |\n| - |\n| ${cell} |\n`);
    expect(lesson.intro).toContain(`<td>${html}</td>`);
  });

  test('highlights with classes, because a strict CSP refuses style attributes', () => {
    const { lesson } = compile('```ts\nconst a = "b";\n```\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n');
    expect(lesson.intro).toContain('class="token-keyword"');
    expect(lesson.intro).not.toContain('style=');
  });

  test('puts footnotes behind the sections, under a heading in its language', () => {
    const { lesson } = compile('## A {#a}\n\nText[^1].\n\n[^1]: Note.\n');
    expect(lesson.sections[0]?.html).toContain('user-content-fnref-1');
    expect(lesson.notes).toContain('Footnotes');
    expect(lesson.notes).toContain('Note.');
  });
});

describe('a mistake is named with its place and its mend', () => {
  const at = (line: number, column: number, message: string): string =>
    `docs/en/websocket.md:${line}:${column} ${message}`;

  test.each([
    [
      'unknown experiment',
      `## A {#a}\n\n::live{#p experiment="websockt" stops="server" because="open"}`,
      11,
      11,
      'there is no experiment "websockt"; choose one of cookies, websocket',
    ],
    [
      'no experiment',
      '## A {#a}\n\n::live{#p stops="server" because="open"}',
      11,
      1,
      'the live block names no experiment; write experiment="…", choose one of cookies, websocket',
    ],
    [
      'unknown knob',
      `## A {#a}\n\n::live{#p ${LIVE} alow="partner"}`,
      11,
      76,
      '"websocket" has no knob "alow"; choose one of allow, send, binary',
    ],
    [
      'a knob of every object',
      `## A {#a}\n\n::live{#p ${LIVE} constructor="x"}`,
      11,
      76,
      '"websocket" has no knob "constructor"; choose one of allow, send, binary',
    ],
    [
      'bad stop',
      '## A {#a}\n\n::live{#p experiment="websocket" stops="servr" because="open"}',
      11,
      34,
      'a run cannot stop at "servr"; choose one of before-sending, preflight, server, no-response, browser, nowhere',
    ],
    [
      'no stop',
      '## A {#a}\n\n::live{#p experiment="websocket" because="open"}',
      11,
      1,
      'the live block does not say where its run stops; write stops="…", choose one of before-sending, preflight, server, no-response, browser, nowhere',
    ],
    [
      'unknown step',
      '## A {#a}\n\n::live{#p experiment="websocket" stops="server" because="opn"}',
      11,
      49,
      'no rule has a step "opn"; choose one of origin-allowlist, open',
    ],
    [
      'no step',
      '## A {#a}\n\n::live{#p experiment="websocket" stops="server"}',
      11,
      1,
      'the live block does not say which step decides; write because="…", choose one of origin-allowlist, open',
    ],
    [
      'half a claim of a browser',
      `## A {#a}\n\n::live{#p ${LIVE} stops-firefox="nowhere"}`,
      11,
      1,
      'the live block does not say which step decides; write because-firefox="…", choose one of origin-allowlist, open',
    ],
    [
      'unknown condition',
      `## A {#a}\n\n::live{#p ${LIVE} needs="luck"}`,
      11,
      76,
      '"luck" is not a condition that is probed; choose one of certificate-trusted, certificate-untrusted, lab-same-host, lab-two-ports',
    ],
    [
      'a stop that makes no sense for what the experiment is about',
      '## A {#a}\n\n::live{#p experiment="cookies" stops="server" because="open"}',
      11,
      32,
      'a run cannot stop at "server"; choose one of before-sending, nowhere',
    ],
    [
      'no panel id',
      `## A {#a}\n\n::live{${LIVE}}`,
      11,
      1,
      'the live block has no id; write ::live{#some-id …}, the same in both languages',
    ],
    [
      'panel without a title',
      `## A {#a}\n\n::live{#p ${LIVE} title=""}`,
      11,
      1,
      'the block has no title; write title="…", a few words that no other panel here has',
    ],
    [
      'title too wide for the outline',
      `## A {#a}\n\n::live{#p ${LIVE} title="${'位'.repeat(21)}"}`,
      11,
      76,
      'the title is 42 columns wide, and 40 fit; shorten it',
    ],
    [
      'title of another panel',
      `## A {#a}\n\n::live{#p ${LIVE} title="A"}\n\n::live{#q ${LIVE} title="A"}`,
      13,
      76,
      'another panel of this lesson has the title "A"; choose another',
    ],
    [
      'panel outside a section',
      `::live{#p ${LIVE}}`,
      9,
      1,
      'a live block belongs to a section; put a ## heading before it',
    ],
    [
      'panel in a list',
      `## A {#a}\n\n- b\n\n  ::live{#p ${LIVE}}`,
      13,
      3,
      'a live block stands by itself; begin its line at the first column, outside lists, quotations and other blocks',
    ],
    [
      'section without an id',
      '## A\n',
      9,
      1,
      'the section has no id; write ## Title {#some-id}, the same in both languages',
    ],
    [
      'id taken',
      `## A {#a}\n\n::live{#a ${LIVE}}`,
      11,
      1,
      'the id "a" is taken in this lesson; choose another',
    ],
    [
      'a column without a heading',
      '## A {#a}\n\n| | B |\n| --- | --- |\n| a | b |\n',
      11,
      1,
      'a column of this table has no heading; say what stands in it',
    ],
    ['id of the shell', '## A {#main}\n', 9, 1, 'the id "main" is the page\'s own; choose another'],
    [
      'a title in the text',
      '# A\n',
      9,
      1,
      'the page has its title from the front matter; write ## for a section',
    ],
    [
      'a demo without a file',
      '## A {#a}\n\n::demo{}\n',
      11,
      1,
      'the block names no file; write ::demo{file="8-websocket/server.js"}',
    ],
    [
      'a demo that does not exist',
      '## A {#a}\n\nText.\n\n::demo{file="8-x/index.html"}\n',
      13,
      8,
      'there is no file docs/demos/8-x/index.html; choose one of 8-x/package.json, 8-x/server.js',
    ],
    [
      'a demo by a path that leads out of their folder',
      '## A {#a}\n\n::demo{file="../../package.json"}\n',
      11,
      8,
      'there is no file docs/demos/../../package.json; choose one of 8-x/package.json, 8-x/server.js',
    ],
    [
      'a demo by a word that every object has',
      '## A {#a}\n\n::demo{file="constructor"}\n',
      11,
      8,
      'there is no file docs/demos/constructor; choose one of 8-x/package.json, 8-x/server.js',
    ],
    [
      'a demo with something besides',
      '## A {#a}\n\n::demo{file="8-x/server.js" lines="3"}\n',
      11,
      29,
      'a ::demo block has no "lines"; write ::demo{file="8-websocket/server.js"}',
    ],
    [
      'a demo with a text',
      '## A {#a}\n\n::demo[The server]{file="8-x/server.js"}\n',
      11,
      1,
      'a ::demo block has no text; write ::demo{file="8-websocket/server.js"}',
    ],
    [
      'a demo in a list',
      '## A {#a}\n\n- ::demo{file="8-x/server.js"}\n',
      11,
      3,
      'a demo block stands by itself; begin its line at the first column, outside lists, quotations and other blocks',
    ],
    ['unknown block', '::note{a}\n', 9, 1, `there is no block ::note; ${BLOCKS}`],
    ['unknown container', ':::note\nText\n:::\n', 9, 1, `there is no block :::note; ${BLOCKS}`],
    ['a container written as a leaf', '::after\n', 9, 1, `there is no block ::after; ${BLOCKS}`],
    [
      'folded text without a panel above it',
      '## A {#a}\n\n:::after\nText\n:::\n',
      11,
      1,
      'no live block stands above this :::after; put it below the one that it explains',
    ],
    [
      'folded text whose panel is taken',
      `${PANEL}\n:::after\nText\n:::\n\n:::after\nText\n:::\n`,
      17,
      1,
      'no live block stands above this :::after; put it below the one that it explains',
    ],
    [
      'folded text that names a panel',
      `${PANEL}\n:::after{#p}\nText\n:::\n`,
      13,
      1,
      'a :::after block waits for the live blocks above it; write :::after alone',
    ],
    [
      'folded text that names its summary',
      `${PANEL}\n:::after[Then]\nText\n:::\n`,
      13,
      1,
      'a :::after block waits for the live blocks above it; write :::after alone',
    ],
    [
      'folded text in a quotation',
      `${PANEL}\n> :::after\n> Text\n> :::\n`,
      13,
      3,
      'a :::after block stands by itself; begin its line at the first column, outside lists and quotations',
    ],
    [
      'folded text that is not closed',
      `${PANEL}\n:::after\nText\n\n## B {#b}\n`,
      13,
      1,
      'the block :::after is never closed; write ::: on a line of its own behind it',
    ],
    [
      'section in folded text',
      `${PANEL}\n:::after\nText\n\n## B {#b}\n:::\n`,
      16,
      1,
      'a section cannot begin inside :::after; close that block before it',
    ],
    [
      'panel in folded text',
      `${PANEL}\n:::after\n::live{#q ${LIVE}}\n:::\n`,
      14,
      1,
      'a live block stands by itself; begin its line at the first column, outside lists, quotations and other blocks',
    ],
    [
      'misconception without a panel above it',
      '## A {#a}\n\n:::wrong[B]{stops="browser"}\nText\n:::\n',
      11,
      1,
      'no live block stands above this :::wrong; put it below the one whose prediction it answers',
    ],
    [
      'misconception of a right prediction',
      `${PANEL}\n:::wrong[B]{stops="server"}\nText\n:::\n`,
      13,
      13,
      '"server" is what "p" claims: that prediction is right',
    ],
    [
      'misconception of no stop',
      `${PANEL}\n:::wrong[B]{stops="servr"}\nText\n:::\n`,
      13,
      13,
      'a run cannot stop at "servr"; choose one of before-sending, preflight, server, no-response, browser, nowhere',
    ],
    [
      'misconception without its predictions',
      `${PANEL}\n:::wrong[B]\nText\n:::\n`,
      13,
      1,
      'the block does not say which predictions it answers; write stops="…", choose one of before-sending, preflight, server, no-response, browser, nowhere',
    ],
    [
      'misconception without a name',
      `${PANEL}\n:::wrong{stops="browser"}\nText\n:::\n`,
      13,
      1,
      'the misconception has no name; write :::wrong[What was believed]{stops="before-sending"}',
    ],
    [
      'misconception without an answer',
      `${PANEL}\n:::wrong[B]{stops="browser"}\n:::\n`,
      13,
      1,
      'the block is empty; write what is true instead',
    ],
    [
      'misconception with an attribute that means nothing',
      `${PANEL}\n:::wrong[B]{stops="browser" panel="p"}\nText\n:::\n`,
      13,
      29,
      'a :::wrong block has no "panel"; write :::wrong[What was believed]{stops="before-sending"}',
    ],
    [
      'prediction answered twice',
      `${PANEL}\n:::wrong[B]{stops="browser"}\nText\n:::\n\n:::wrong[C]{stops="nowhere browser"}\nText\n:::\n`,
      17,
      13,
      'the prediction "browser" of "p" is answered twice; keep one',
    ],
    [
      'HTML',
      'a <b>b</b>\n',
      9,
      3,
      'HTML is not rendered; write Markdown, or put it in `backticks` to show it',
    ],
    [
      'unknown language',
      '```perl\n1\n```\n',
      9,
      1,
      expect.stringContaining('"perl" is not highlighted; choose one of text, '),
    ],
    [
      'literal origin',
      'open http://localhost:3001/a\n',
      9,
      6,
      '"http://localhost:3001" is true on this machine alone; write {lab}',
    ],
    [
      'literal WebSocket origin',
      '`ws://localhost:3001`\n',
      9,
      2,
      '"ws://localhost:3001" is true on this machine alone; write {lab.ws}',
    ],
    [
      'literal secure origin',
      '```text\nwss://localhost:3443\n```\n',
      10,
      1,
      '"wss://localhost:3443" is true on this machine alone; write {lab-tls.ws}',
    ],
    [
      'literal host',
      'Host: 127.0.0.1:3001\n',
      9,
      7,
      '"127.0.0.1:3001" is true on this machine alone; write {other-site.host}',
    ],
    [
      'literal sibling',
      '[a](http://x.a.localhost:3001)\n',
      9,
      5,
      '"http://x.a.localhost:3001" is true on this machine alone; write {sibling-x}',
    ],
  ])('%s', (_, body, line, column, message) => {
    const found = mistakes(body);
    expect(found).toContainEqual(typeof message === 'string' ? at(line, column, message) : message);
  });

  test.each([
    ['javascript', '[a](javascript:alert(1))', 'javascript:'],
    ['javascript in other letters, escaped', '[a](&#74;avaScript&colon;alert(1))', 'javascript:'],
    ['javascript with a tab in it', '[a](<java&Tab;script:alert(1)>)', 'javascript:'],
    ['javascript behind a space', '[a](<&#32;javascript:alert(1)>)', 'javascript:'],
    ['javascript by itself', '<javascript:alert(1)>', 'javascript:'],
    ['javascript in an image', '![a](javascript:alert(1))', 'javascript:'],
    ['javascript in a definition', '[a]: javascript:alert(1)', 'javascript:'],
    ['vbscript', '[a](vbscript:x)', 'vbscript:'],
    ['data', '[a](data:text/html,x)', 'data:'],
  ])('a link to %s', (_, body, scheme) => {
    expect(mistakes(`${body}\n`)).toContain(
      at(9, 1, `a link may not begin with "${scheme}"; write one that begins with https:, a path or #`),
    );
  });

  test.each([
    ['choice', 'allow="partnr"', /allow/],
    ['text', 'send="ABC"', /small letters/],
    ['length', 'send="abcdefghij"', /8/],
    ['switch', 'binary="yes"', /on/],
  ])('a value that a %s knob does not take', (_, attribute, says) => {
    const [found, ...others] = mistakes(`## A {#a}\n\n::live{#p ${LIVE} ${attribute}}`);
    expect(found).toMatch(/^docs\/en\/websocket\.md:11:76 the knob "\w+" does not take this: /);
    expect(found).toMatch(says);
    expect(others).toEqual([]);
  });

  test.each([
    ['no front matter', '', 1, 'the front matter needs id; write id: some-id'],
    [
      'no id',
      '---\ntitle: A\nsidebar_label: A\nsidebar_position: 1\n---\n',
      1,
      'the front matter needs id; write id: some-id',
    ],
    [
      'bad id',
      HEAD.replace('id: websocket', 'id: Web Socket'),
      2,
      'the id "Web Socket" stands in addresses; write lower-case letters, digits and hyphens',
    ],
    [
      'position as text',
      HEAD.replace('12', 'last'),
      7,
      'the front matter needs its place in the course; write sidebar_position: 12',
    ],
    [
      'unknown field',
      HEAD.replace('sidebar_label', 'sidebar_lable'),
      6,
      'the front matter has no field "sidebar_lable"; it has id, title, description, summary, sidebar_label, sidebar_position, no_repair, techniques, questions',
    ],
    [
      'no description',
      HEAD.replace('description: About it\n', ''),
      1,
      'the front matter needs description; write description: One sentence that says what the lesson shows',
    ],
    [
      'description longer than is shown',
      HEAD.replace('About it', '位'.repeat(81)),
      4,
      'the description is 162 columns wide, and 160 fit; shorten it',
    ],
    [
      'summary longer than a line',
      HEAD.replace('In short', '位'.repeat(33)),
      5,
      'the summary is 66 columns wide, and 64 fit; shorten it',
    ],
  ])('%s', (_, head, line, message) => {
    expect(mistakes('Text\n', head)).toContain(at(line, 1, message));
  });

  test('front matter that is no YAML', () => {
    expect(mistakes('', '---\nid: [\n---\n')[0]).toMatch(/:1:1 the front matter is not YAML: /);
  });

  test('all of them at once, in the order of their places', () => {
    expect(mistakes('# A\n\n::note\n\nhttp://localhost:3000\n').map(text => text.split(' ')[0])).toEqual([
      'docs/en/websocket.md:9:1',
      'docs/en/websocket.md:11:1',
      'docs/en/websocket.md:13:1',
    ]);
  });
});
