package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// healthTime is how long a server may take to say how it is.
const healthTime = 3 * time.Second

func newHealth() *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "health",
		Short: "Ask a running server whether it is ready for takers",
		Long: "Ask the server on this machine whether it is ready for takers, and print what it says, such as ready or\n" +
			"stopping. It is for supervisors that can only run a program, as those of containers. Exit code 0 it is ready,\n" +
			"3 it is not, or does not answer within three seconds.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			words, err := askHealth(cmd.Context(), addr)
			if err != nil {
				return failure(err)
			}
			fmt.Fprintln(cmd.OutOrStdout(), words)
			return nil
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "localhost:8080", "the `HOST:PORT` that the server was told to listen on")
	return cmd
}

// askHealth returns what a server that is ready says of itself; what one says that is not becomes the error.
func askHealth(ctx context.Context, addr string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(addr)+"/readyz", nil)
	if err != nil {
		return "", fmt.Errorf("--addr %q is not a host, a colon and a port, as in localhost:8080", addr)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", fmt.Errorf("no server answers: %w", err)
	}
	defer response.Body.Close()
	words, err := io.ReadAll(io.LimitReader(response.Body, 1<<10))
	switch {
	case err != nil:
		return "", fmt.Errorf("the server does not finish its answer: %w", err)
	case response.StatusCode != http.StatusOK:
		return "", fmt.Errorf("the server is not ready: %s", strings.TrimSpace(string(words)))
	}
	return strings.TrimSpace(string(words)), nil
}

// reachable is where a server is met that listens on the address: one on all addresses of a machine is on its own, too.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip.IsUnspecified()) {
		return net.JoinHostPort("localhost", port)
	}
	return addr
}
