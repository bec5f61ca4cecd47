import { browser } from './browser.ts';

/** SpiderMonkey. */
export const firefox = browser({
  name: 'Firefox',
  places: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
  command: (binary, profile, address) => [
    binary,
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    address,
  ],
});
