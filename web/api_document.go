package web

import (
	"bytes"
	_ "embed"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

// The document is the contract of the API.
//
//go:embed api/openapi.yaml
var apiContract []byte

// contractBelow is the contract of a site that is reached below the root.
func contractBelow(root string) []byte {
	return bytes.Replace(apiContract, []byte("\n  - url: "+apiRoot+"\n"), []byte("\n  - url: "+strconv.Quote(root+apiRoot)+"\n"), 1)
}

// apiDocument sends the contract.
func (s *Server) apiDocument(c echo.Context) error {
	return s.send(c, http.StatusOK, "application/yaml", contractBelow(s.root), nil)
}
