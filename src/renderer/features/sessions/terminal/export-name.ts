/** What a file with a session's output is called: its login and machine, and when it was saved in local time. */
export function exportName(
  { login, name }: { readonly login: string; readonly name: string },
  now: number,
): string {
  const plain = `${login}@${name}`.replace(/[^A-Za-z0-9@._-]+/g, '-');
  const time = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${plain} ${date} ${two(time.getHours())}.${two(time.getMinutes())}.txt`;
}
