// An OpenID provider on this machine. Whoever types the name of one of its people is that person; everything else
// (discovery, the code flow, PKCE with S256, signed ID tokens, sign-out) is what any provider does.
// node service.mjs '{"port": 1, "address": "http://…/oauth2callback", "secret": "…", "people": {"name": {"groups": []}}}'
import http from 'node:http';
import Provider from 'oidc-provider';

const { port, address, secret, people } = JSON.parse(process.argv[2]);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{
    client_id: 'dashboard',
    client_secret: secret,
    redirect_uris: [address],
    post_logout_redirect_uris: [address],
  }],
  pkce: { required: () => true },
  scopes: ['openid'],
  claims: { openid: ['sub', 'groups'] },
  conformIdTokenClaims: false,
  cookies: { keys: [secret] },
  ttl: { Grant: 600, Session: 600, Interaction: 600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: (context, form) => {
      context.body = page(`${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Leave</button>`);
    } },
  },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  // Everybody here has agreed already that the dashboard may know them.
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

const page = (body) => `<!doctype html><title>Sign-in service</title><h1>Sign-in service</h1>${body}`;
const form = page('<form method="post"><label>Name <input name="name"></label> <button>Continue</button></form>');

async function answer(request, response) {
  if (!request.url.startsWith('/interaction/')) {
    provider.callback()(request, response);
    return;
  }
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html').end(form);
    return;
  }
  const parts = [];
  for await (const part of request) parts.push(part);
  const name = new URLSearchParams(Buffer.concat(parts).toString()).get('name');
  await provider.interactionFinished(request, response, people[name] ? { login: { accountId: name } } : { error: 'access_denied' });
}

http.createServer(answer).listen(port, 'localhost', () => console.log('ready'));
