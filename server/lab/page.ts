/** The lab's own page: says what this is to somebody who opened the wrong port. */
export function labPage(reader: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The lab</title>
<h1>The lab</h1>
<p>This is the server that the live panels of Cross-Domain Lab talk to. The lessons are at <a href="${reader}/">${reader}</a>.</p>
<p lang="zh">这里是课程中实时面板所访问的实验服务器。课程在 <a href="${reader}/">${reader}</a>。</p>
</html>
`;
}
