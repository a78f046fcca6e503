import PostalMime from 'postal-mime';
import { TEMPLATE_BODY, TEMPLATE_SUBJECT } from '../../src/core/consent/template.ts';
import { serverCertificate } from '../engine/smtp/certificates.ts';
import { realServer } from '../engine/smtp/real-server.ts';
import { scriptedServer } from '../engine/smtp/scripted-server.ts';
import { inspectionOf } from './fixtures/inspection.ts';
import { expect, test } from './fixtures/story.ts';

const customer = 'acme-hk-001';
const partner = 'aurora-partner';
const partnerEmail = 'registered@aurora-partner.example';
/** What a copy from a web page brings along, and nobody sees. */
const copied = `${partner}\u200B`;

test.use({ viewport: { width: 1280, height: 800 } });

test('a letter with a planted error is mended by its button, saved, and sent by the mail server that a person set up', async ({
  page,
  pages,
  desk,
  control,
}) => {
  test.slow();
  const { frame, welcome, settings, customers, consent } = pages;
  const inspection = inspectionOf(page, desk);
  const certificate = serverCertificate();
  const server = await realServer(certificate);
  const cut = await scriptedServer(certificate, { cut: 'before the answer' });
  const findings = page.getByRole('list', { name: 'Checks of the letter' });
  const theirs = await control.call<{ readonly customer_id: string; readonly email: string }>('GET', `/customers/${customer}`);

  await test.step('a clean profile: who one is, and a partner name that was copied with more than one sees', async () => {
    await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
    await page.getByRole('link', { name: 'Open Settings' }).click();
    await settings.namePartner(copied, partnerEmail);
  });

  await test.step('the mail server is set up, tried without sending anything, and its secret is never shown', async () => {
    await setUp(server.address);
    await inspection.look('settings-mail-server');
    await page.getByRole('button', { name: 'Test it' }).click();
    await expect(page.getByText(/line protected, certificate checked, sign-in taken\. Nothing was sent/)).toBeVisible();
    await page.getByText(/line protected, certificate checked/).scrollIntoViewIfNeeded();
    await inspection.look('settings-mail-server-tested');
    expect(server.delivered).toHaveLength(0);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  });

  await test.step('the letter names the invisible character, at its places, and one click mends it', async () => {
    await frame.expectRead(240);
    await customers.openCard(customer);
    await frame.goTo(`/consent/${theirs.customer_id}`);
    await expect(findings).toContainText('⟨U+200B⟩');
    await inspection.look('consent-finding');
    await findings.getByRole('button', { name: 'Subject, place 2' }).click();
    await expect(page.locator('[data-weight]:focus')).toContainText(partner);
    await findings.getByRole('button', { name: 'Keep the partner account name without them' }).click();
    await expect(page.getByText('No finding')).toBeVisible();
  });

  await test.step('another address than the listing has is told, and one click goes back', async () => {
    await page.getByRole('button', { name: 'State another address' }).click();
    const form = page.getByRole('form', { name: "The customer's email address" });
    await form.getByLabel('Email address').fill('somebody@elsewhere.example');
    await form.getByLabel('Once more').fill('somebody@elsewhere.example');
    await form.getByRole('button', { name: 'State this address' }).click();
    await expect(findings).toContainText("The recipient is not the customer's known address.");
    await findings.getByRole('button', { name: 'Use the address of the listing' }).click();
    await expect(page.getByText('No finding')).toBeVisible();
  });

  await test.step('a note of our own is kept as one leaves it, and goes beside the letter as a file', async () => {
    await page.getByLabel('Covering note').fill('Thank you for the years together. 谢谢!');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Kept', { exact: true })).toBeVisible();
    await inspection.look('consent-clean');
    const { mail } = await consent.save();
    expect(mail.subject).toBe(filled(TEMPLATE_SUBJECT, 'xxxx', [customer, partner]));
    expect(mail.text?.trimEnd()).toBe(filled(TEMPLATE_BODY, 'XXXX', [partner, customer, customer]));
    expect(mail.attachments).toHaveLength(1);
    await expect(page.getByText(/goes to your downloads\. Whether it was sent is not known here|Saved as/)).toBeVisible();
  });

  await test.step('it is sent after one question that names all of it, and the answer of the server stands there word for word', async () => {
    const send = page.getByRole('button', { name: 'Send this letter now' });
    await send.focus();
    await page.keyboard.press('Enter');
    const asked = page.getByRole('alertdialog', { name: 'Send this letter now?' });
    await expect(asked).toContainText(partnerEmail);
    await expect(asked).toContainText(`localhost, port ${server.address.port}, STARTTLS`);
    await inspection.look('consent-send-question');
    await asked.getByRole('button', { name: /^Send to/ }).click();
    await expect(page.getByText(/The mail server took it at/)).toBeVisible();
    await expect(page.getByText('250 taken')).toBeVisible();
    expect(server.delivered.map(({ from, to, secure }) => ({ from, to, secure }))).toEqual([
      { from: partnerEmail, to: [theirs.email], secure: true },
    ]);
    const arrived = await PostalMime.parse(server.delivered[0]?.raw ?? '');
    expect(arrived.text?.trimEnd()).toBe(filled(TEMPLATE_BODY, 'XXXX', [partner, customer, customer]));
    expect(arrived.from?.address).toBe(partnerEmail);
    await inspection.look('consent-sent');
  });

  await test.step('a connection cut before the answer is perhaps sent: nothing is repeated, a person says what became of it', async () => {
    await frame.open('Settings');
    await setUp(cut.address);
    await frame.goTo(`/consent/${theirs.customer_id}`);
    await page.getByLabel('Covering note').fill('Once more, with a new note.');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Kept', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Send this letter now' }).click();
    await page.getByRole('button', { name: /^Send to/ }).click();
    const waiting = page.getByRole('list', { name: 'Letters that wait for you' });
    await expect(waiting).toContainText('before the server said what became of it');
    expect(cut.taken).toHaveLength(1);
    await inspection.look('consent-perhaps-sent');
    await waiting.getByRole('button', { name: 'Send it again…' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('The customer may get it twice. It keeps its Message-ID');
    await inspection.look('consent-again-question');
    await page.getByRole('button', { name: 'Go back' }).click();
    await waiting.getByRole('button', { name: 'It was sent', exact: true }).click();
    await page.getByLabel('How you know it').fill('It lies in the sent folder.');
    await page.getByRole('button', { name: 'Record: it was sent' }).click();
    await expect(waiting).toHaveCount(0);
    expect(cut.taken).toHaveLength(1);
  });

  await test.step("the customer's ticket is a mail with the letter, and says what is not documented", async () => {
    await page.getByRole('heading', { name: 'Service ticket' }).click();
    await expect(page.getByText('consent-email.eml')).toBeVisible();
    await page.getByRole('button', { name: 'Show the text' }).click();
    await inspection.look('consent-ticket');
    const { content } = await desk.saved(() => page.getByRole('button', { name: 'Save mail as .eml' }).click());
    const ticket = await PostalMime.parse(content, { forceRfc822Attachments: true });
    expect(ticket.to?.map(({ address }) => address)).toEqual([theirs.email]);
    expect(ticket.attachments.map(({ filename }) => filename)).toContain('consent-email.eml');
    expect(ticket.text).toContain('Partners > Partner Registration');
  });

  expect(inspection.errors()).toEqual([]);
  await server.stop();
  await cut.stop();

  /** Types a mail server into Settings, with the authority of this test, and keeps it. */
  async function setUp({ host, port, authorities }: { readonly host: string; readonly port: number; readonly authorities: string }) {
    const form = page.getByRole('form', { name: 'Mail server' });
    await form.getByLabel('Server', { exact: true }).fill(host);
    await form.getByLabel('Port', { exact: true }).fill(String(port));
    await form.getByLabel('Password', { exact: true }).fill('correct horse');
    const pem = form.getByLabel('Certificate authorities (PEM)', { exact: true });
    if (!(await pem.isVisible())) await form.getByText(/^Your company's own certificate authorities/).click();
    await pem.fill(authorities);
    await form.getByRole('button', { name: 'Keep' }).click();
    await expect(form.getByText('Kept', { exact: true })).toBeVisible();
  }
});

/** The template with these accounts in its places, in their order. */
const filled = (template: string, place: string, accounts: readonly string[]): string =>
  accounts.reduce((text, account) => text.replace(place, account), template);
