// Package apitest holds the API to its document, web/api/openapi.yaml, and the document to the API.
//
// Each story (stories_test.go) is told to a real server over HTTP, and every request and answer of it is held against
// the document that this server serves (contract_test.go, exchange_test.go): a field, header, status, content type or
// parameter that the document does not have is a fault, and so is a request that the document allows and the server
// cannot read, or the other way round. When all stories were told, everything that the document promises must have
// been seen in one of them (seen_test.go); what cannot be provoked is listed with its reason.
//
// That these checks see anything is itself tried (control_test.go): on documents and exchanges with one thing changed.
//
// Beyond the stories there are a client that knows nothing but the document (client_test.go), requests drawn from the
// document's schemas and broken on purpose (hostile_test.go), the API's own tests in package web, whose exchanges are
// held against the document, too (recorded_test.go), and Redocly's rules (lint_test.go).
//
// Bodies are held against the document's own JSON Schemas of 2020-12, compiled once. kin-openapi reads the document,
// finds the operation and checks parameters and headers; it is not asked about bodies, since it compiles their schemas
// anew for every one, and for schemas that refer to others falls back to the rules of OpenAPI 3.0.
//
//	npm ci              # once: Redocly
//	go test ./...
//	go test -run BothWays -every-change   # every change of the document, not some of each kind; minutes
package apitest
