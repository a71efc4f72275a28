import type { Operations } from './operations.ts'

/** The operations that this version of the client knows, by name. */
export const operations = {
  'users.create': { method: 'post', path: '/v1/users' },
  'users.list': { method: 'get', path: '/v1/users' },
  'users.get': { method: 'get', path: '/v1/users/{id}' },
  'users.delete': { method: 'delete', path: '/v1/users/{id}' },
} as const satisfies Operations

/** The paths of the API with their inputs and answers. */
export interface Paths {
  '/v1/users': {
    get: {
      parameters: { query?: { page?: number; limit?: number } }
      responses: { 200: Json<{ items: User[]; page: number; limit: number; total: number }> }
    }
    post: {
      parameters: { query?: never }
      requestBody: Json<Omit<User, 'id'> & { password: string }>
      responses: { 201: Json<User> }
    }
  }
  '/v1/users/{id}': {
    get: { parameters: { path: { id: string } }; responses: { 200: Json<User> } }
    delete: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } }
  }
}

interface Json<T> {
  content: { 'application/json': T }
}

interface User {
  id: string
  username: string
  email: string
  firstName: string
  lastName: string
  groups: string[]
}
