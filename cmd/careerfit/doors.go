package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"github.com/spf13/cobra"
)

// Doors are where the server listens: for takers, and for whoever runs it. Figures are not secret, but nobody else's
// business; without a door for them ops is nil.
type doors struct{ pages, ops net.Listener }

// opens listens where the flags say. What may be otherwise at the next start is a failure, and what only people can mend
// is wrong use.
func (f serveFlags) opens(cmd *cobra.Command) (d doors, err error) {
	if d.pages, err = listen(cmd.Context(), "--addr", f.addr); err != nil || f.opsAddr == "" {
		return d, err
	}
	if d.ops, err = listen(cmd.Context(), "--ops-addr", f.opsAddr); err == nil {
		return d, nil
	}
	if errors.Is(err, syscall.EADDRINUSE) && meets(d.pages, f.opsAddr) {
		err = usageOf(fmt.Errorf("--ops-addr %s is where --addr %s is; choose another port for one of them, such as localhost:9469", f.opsAddr, f.addr))
	}
	return d, errors.Join(err, d.pages.Close())
}

// meets reports whether it is l that has taken the address. Go listens on all addresses, IPv6 too, for 0.0.0.0 as for ::.
func meets(l net.Listener, addr string) bool {
	there, _ := l.Addr().(*net.TCPAddr)
	wanted, err := net.ResolveTCPAddr("tcp", addr)
	return err == nil && there.Port == wanted.Port &&
		(there.IP.IsUnspecified() || wanted.IP == nil || wanted.IP.IsUnspecified() || there.IP.Equal(wanted.IP))
}

func (d doors) close() {
	_ = d.pages.Close()
	if d.ops != nil {
		_ = d.ops.Close()
	}
}

// listen says in a sentence why the address that the flag names cannot be listened on.
func listen(ctx context.Context, flag, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err == nil {
		return l, nil
	}
	if _, port, split := net.SplitHostPort(addr); split != nil || !isPort(ctx, port) {
		return nil, usageOf(fmt.Errorf("cannot listen on %s: %s is a host, a colon and a port from 0 to 65535, such as localhost:8080", addr, flag))
	}
	_, unknown := errors.AsType[*net.DNSError](err)
	switch {
	case errors.Is(err, syscall.EACCES):
		return nil, usageOf(fmt.Errorf("this user may not listen on %s; choose a port above 1023 with %s", addr, flag))
	case errors.Is(err, syscall.EADDRINUSE):
		err = &sentence{fmt.Sprintf("%s is in use by another program; stop it or choose another %s, such as localhost:8081", addr, flag), err}
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		err = fmt.Errorf("cannot listen on %s: this machine does not have that address; choose another %s, such as localhost:8080", addr, flag)
	case unknown:
		err = fmt.Errorf("cannot listen on %s: no machine is called so; choose another %s, such as localhost:8080", addr, flag)
	default:
		err = fmt.Errorf("cannot listen on %s, the %s: %w", addr, flag, err)
	}
	return nil, failure(err)
}

func isPort(ctx context.Context, port string) bool {
	_, err := net.DefaultResolver.LookupPort(ctx, "tcp", port)
	return err == nil
}

func address(l net.Listener) string {
	tcp, ok := l.Addr().(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() && !tcp.IP.IsUnspecified() {
		return "http://" + l.Addr().String()
	}
	return fmt.Sprintf("http://localhost:%d", tcp.Port)
}
