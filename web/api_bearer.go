package web

import (
	"fmt"
	"strings"
)

// bearer reads the secret in the Authorization headers of a request (RFC 6750), of which there is one. It is the one place
// where programs say it.
func bearer(headers []string) (owner, error) {
	switch {
	case len(headers) == 0:
		return "", misuse{kindNoSecret, "The request has no Authorization header.", bearerWords}
	case len(headers) > 1:
		return "", misuse{kindNoSecret, fmt.Sprintf("The request has %d Authorization headers.", len(headers)), bearerWords}
	}
	scheme, secret, _ := strings.Cut(headers[0], " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", misuse{kindNoSecret, "The Authorization header has another scheme than Bearer.", bearerWords}
	}
	if secret = strings.TrimLeft(secret, " "); !tokenLike(secret) || strings.ContainsAny(secret, "\"'") {
		return "", misuse{kindNoSecret, "What the Authorization header has is no session's secret.", bearerWords}
	}
	return owner(secret), nil
}

const bearerWords = "Send Authorization: Bearer SECRET, once, with the secret that came when the session was begun or opened."
