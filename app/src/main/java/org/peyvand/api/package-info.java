/**
 * What the REST API's parts share: how a request's fields are read and refused, how failures are told (RFC 9457), and
 * the reference that is made from the OpenAPI document. The endpoints themselves stand in the modules they are about.
 */
package org.peyvand.api;
