/** The lab's own page: says what this is to somebody who opened the wrong port. */
export function labPage(reader: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The lab</title>
<h1>The lab</h1>
<p>This is the server that the panels of Cross-Domain Lab send their requests to. The lessons are at <a href="${reader}/">${reader}</a>.</p>
<p lang="zh">这是“跨域实验室”的实验服务器，课程里的面板就是向它发请求的。课程在 <a href="${reader}/">${reader}</a>。</p>
</html>
`;
}
