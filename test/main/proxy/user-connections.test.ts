import { describe, expect, it } from 'vitest';
import { countUserConnections } from '#main/proxy/user-connections';

const limits = { connectionsPerUser: 2 };

describe('connections of one user', () => {
  it('are limited, whatever others have, and make room once each when they close', () => {
    const users = countUserConnections(limits);
    const close = users.add('alice');
    expect(users.whyFull('alice')).toBeNull();
    users.add('alice');
    expect(users.whyFull('alice')).toMatch(/^You have 2 connections .* Close one/);
    expect(users.whyFull('bob')).toBeNull();
    close();
    expect(users.whyFull('alice')).toBeNull();
    users.add('alice');
    close();
    expect(users.whyFull('alice')).not.toBeNull();
  });
});
