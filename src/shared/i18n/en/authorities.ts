export const authorities = {
  'authorities.action': '{authority}: {action}',
  'authorities.audit.does':
    'Signs the end of the audit log, so that nobody can write it anew unnoticed.',
  'authorities.audit.title': 'Audit log',
  'authorities.automatic.off': 'Goes on by hand',
  'authorities.automatic.on': 'Goes on by itself',
  'authorities.automatic.schedule':
    'The new key signs after {prepare, plural, one {# hour} other {# hours}}, the old one goes {overlap, plural, one {# hour} other {# hours}} after that.',
  'authorities.due.at': '{step}: by itself, {at}.',
  'authorities.due.held': '{step}: by itself, once nothing rests on the old key.',
  'authorities.due.soon': '{step}: by itself, within a minute.',
  'authorities.finish.button': 'Finish',
  'authorities.finish.cutOff': 'Finish and cut off',
  'authorities.finish.does':
    'The key that signs no more is deleted. Whatever still rests on it is refused from then on.',
  'authorities.finish.question': '{authority}: finish?',
  'authorities.finish.resting': 'This is cut off',
  'authorities.finish.wait': 'Wait until nothing rests on the old key, or finish all the same.',
  'authorities.handedOver':
    'Nothing is cut off: the old key signs the new one over before it is deleted.',
  'authorities.host.cutOff':
    'People’s own tools do not know servers until the app has told them the new key.',
  'authorities.host.does': 'Says to people’s own tools that a server is the one it claims to be.',
  'authorities.host.title': 'Host names',
  'authorities.key.forServers': 'For servers: <code>{line}</code>',
  'authorities.key.line':
    '{use, select, signs {Signs} other {Trusted}}: <code>{fingerprint}</code>',
  'authorities.key.lineMade':
    '{use, select, signs {Signs} other {Trusted}}: <code>{fingerprint}</code>, made {made}',
  'authorities.node.cutOff': 'No enrolled server lets anybody in until it has the new key.',
  'authorities.node.does':
    'Signs what the gateway shows to servers. Every enrolled server trusts it.',
  'authorities.node.title': 'Servers',
  'authorities.notNow': 'Not now',
  'authorities.now.button': 'Replace at once',
  'authorities.now.choose': 'Replace at once…',
  'authorities.now.cutOff': 'What it cuts off',
  'authorities.now.does':
    'For a key that got into wrong hands: it is deleted now, without an overlap, and a new one takes its place.',
  'authorities.now.question': '{authority}: replace at once?',
  'authorities.prepare.button': 'Prepare a new key',
  'authorities.prepare.does': 'A new key is made and trusted. The one of now goes on signing.',
  'authorities.prepare.question': '{authority}: prepare a new key?',
  'authorities.reading': 'Reading the authorities',
  'authorities.resting.nodes':
    '{state, select, prepared {Still to get the new key} standing {Does not trust this key} other {Trusts the old key alone}}: {names}.',
  'authorities.resting.signIns':
    '{count, plural, one {# sign-in} other {# sign-ins}} with a certificate of the old key.',
  'authorities.resting.signInsUntil':
    '{count, plural, one {# sign-in} other {# sign-ins}} with a certificate of the old key, the last until {until}.',
  'authorities.rollBack.button': 'Roll back',
  'authorities.rollBack.does':
    'The key from before signs again. What the new one signed counts until you finish.',
  'authorities.rollBack.question': '{authority}: roll back?',
  'authorities.since': 'since {since}',
  'authorities.state.prepared': 'New key prepared',
  'authorities.state.rolledBack': 'Rolled back',
  'authorities.state.standing': 'One key',
  'authorities.state.switched': 'New key signs',
  'authorities.switch.button': 'Let the new key sign',
  'authorities.switch.does': 'The new key signs from now on. What the old one signed still counts.',
  'authorities.switch.question': '{authority}: let the new key sign?',
  'authorities.title': 'Authorities',
  'authorities.tlsServer.does':
    'Shows the app that it speaks to this cluster. Join links carry its pin.',
  'authorities.tlsServer.title': 'This cluster',
  'authorities.tlsUser.cutOff': 'Everybody who is signed in is refused, and signs in again.',
  'authorities.tlsUser.does':
    'Signs what the app shows to the cluster once somebody has signed in.',
  'authorities.tlsUser.title': 'Sign-ins',
  'authorities.user.cutOff':
    'Everybody has to get new certificates; the app does so by itself, within seconds.',
  'authorities.user.does':
    'Signs the certificates that people connect with. The gateway alone trusts it.',
  'authorities.user.title': 'People',
} as const;
